import { setTimeout as pause } from 'node:timers/promises';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { messageOf } from '@flowi/contracts/errors';
import type { JobReply, ManagedJob } from '@flowi/contracts/events';
import type { JobLedger } from './job-ledger.ts';
import { failed } from './job-reply.ts';
import { readMessage } from './message.ts';
import { type JobSurroundings, RunningJob } from './running-job.ts';
import { heartbeat, report } from './task-report.ts';

export interface JobRunnerOptions {
  sqs: SQSClient;
  sfn: SFNClient;
  queueUrl: string;
  ledger: JobLedger;
  around: JobSurroundings;
  /** Jobs at a time. @default 1 */
  concurrency?: number;
  /** @default 10 s */
  heartbeatMs?: number;
  log?: (line: string) => void;
}

// A poll is never cut off: the queue would hand a message to nobody. So the wait bounds how long a stop takes.
const WAIT_SECONDS = 1;
const PAUSE_AFTER_TROUBLE_MS = 1_000;

/** Takes managed jobs from the queue, runs them, and tells the waiting tasks how they ended. */
export class JobRunner {
  readonly #options: Required<JobRunnerOptions>;
  readonly #waiting: ManagedJob[] = [];
  readonly #running = new Map<string, RunningJob>();
  readonly #finished = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #polling: Promise<void> = Promise.resolve();

  constructor(options: JobRunnerOptions) {
    this.#options = { concurrency: 1, heartbeatMs: 10_000, log: () => undefined, ...options };
  }

  /** Fail the tasks of jobs that an earlier start lost, then begin to take jobs. */
  async start(): Promise<void> {
    for (const job of this.#options.ledger.unfinished()) {
      await this.#conclude(job, failed('The worker that ran the job was lost; run it again'));
    }
    this.#polling = this.#poll();
  }

  /** End a job by its id, running or waiting; false when there is none. */
  async end(jobId: string, attempt: number | null = null): Promise<boolean> {
    const fits = (job: ManagedJob) => job.jobId === jobId && (attempt === null || job.attempt === attempt);
    const position = this.#waiting.findIndex(fits);
    const [waiting] = position < 0 ? [] : this.#waiting.splice(position, 1);
    if (waiting) {
      await this.#conclude(waiting, failed('The job was stopped before it began'));
      return true;
    }
    const running = this.#running.get(jobId);
    if (!running || !fits(running.job)) return false;
    await running.interrupt('stopped');
    return true;
  }

  /** Take no more jobs, end those that run, and report them. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#polling;
    this.#waiting.length = 0;
    await Promise.all([...this.#running.values()].map((running) => running.interrupt('stopped')));
    await Promise.all(this.#finished);
  }

  async #poll(): Promise<void> {
    const { sqs, queueUrl, log } = this.#options;
    const abortSignal = this.#stop.signal;
    while (!abortSignal.aborted) {
      try {
        const receive = new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: WAIT_SECONDS });
        const { Messages = [] } = await sqs.send(receive);
        for (const { Body = '', ReceiptHandle } of Messages) {
          await this.#handle(Body);
          await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
        }
      } catch (problem) {
        if (abortSignal.aborted) return;
        log(`job queue: ${messageOf(problem)}`);
        await pause(PAUSE_AFTER_TROUBLE_MS, undefined, { signal: abortSignal }).catch(() => undefined);
      }
    }
  }

  async #handle(text: string): Promise<void> {
    const message = readMessage(text);
    if (message.kind === 'unreadable') this.#options.log(`job queue: message dropped: ${message.reason}`);
    if (message.kind === 'stop') await this.end(message.stop.jobId, message.stop.attempt);
    if (message.kind !== 'job') return;
    const { job } = message;
    // The substrate hands out the same token to every attempt, so an older one must neither run nor report.
    if (this.#options.ledger.standingOf(job) !== 'new') return;
    this.#options.ledger.accept(job);
    await this.#replaceOlder(job.jobId);
    this.#waiting.push(job);
    this.#fill();
  }

  async #replaceOlder(jobId: string): Promise<void> {
    const position = this.#waiting.findIndex((waiting) => waiting.jobId === jobId);
    if (position >= 0) this.#waiting.splice(position, 1);
    await this.#running.get(jobId)?.interrupt('replaced');
  }

  #fill(): void {
    while (this.#running.size < this.#options.concurrency && !this.#stop.signal.aborted) {
      const job = this.#waiting.shift();
      if (job === undefined) return;
      const running = new RunningJob(job, this.#options.around);
      this.#running.set(job.jobId, running);
      const finished = this.#see(running).finally(() => this.#finished.delete(finished));
      this.#finished.add(finished);
    }
  }

  async #see(running: RunningJob): Promise<void> {
    const { sfn, heartbeatMs, log } = this.#options;
    const { job } = running;
    const beat = setInterval(() => {
      heartbeat(sfn, job).catch((problem) => log(`job ${job.jobId}: heartbeat failed: ${problem}`));
    }, heartbeatMs);
    const reply = await running.run();
    clearInterval(beat);
    await this.#conclude(job, reply);
    if (this.#running.get(job.jobId) === running) this.#running.delete(job.jobId);
    this.#fill();
  }

  async #conclude(job: ManagedJob, reply: JobReply): Promise<void> {
    const { sfn, ledger, log } = this.#options;
    if (!ledger.isCurrent(job)) return;
    try {
      const heard = await report(sfn, job, reply);
      if (!heard) log(`job ${job.jobId}: nobody waits for attempt ${job.attempt} any more`);
      ledger.finish(job);
    } catch (problem) {
      log(`job ${job.jobId}: could not be reported: ${messageOf(problem)}`);
    }
  }
}
