import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FlowiError } from '@flowi/contracts/errors';
import { type BatchJob, batchJobSchema, JOB_CHANNEL, type JobReply } from '@flowi/contracts/events';
import { ATTEMPT_FILES } from '@flowi/contracts/storage';
import * as z from 'zod';
import type { Environment } from '../env.ts';
import { asFlowiError } from '../http/reply.ts';
import { createLog, errorDetails, type Log } from '../log.ts';
import { below } from '../storage/object-store.ts';
import { type BatchOptions, runBatchJob } from './run-batch-job.ts';
import { channelFolder, stageChannels } from './stage.ts';

const TAIL = 20;
const MOST_FAILURE_BYTES = 1_024;

export interface BatchCommand extends Omit<BatchOptions, 'log'> {
  /** Takes each line of the log. */
  write(line: string): void;
}

/**
 * Runs the job of the channel `job` under SageMaker's contract, and says how it ended: as its result, in `output/`, and below the job's
 * own prefix. Never rejects.
 */
export async function batch({ write, ...options }: BatchCommand): Promise<JobReply> {
  const lines: string[] = [];
  const log = createLog((line) => {
    lines.push(line);
    write(line);
  });
  const root = options.environment.FLOWI_ML_ROOT;
  let job: BatchJob | null = null;
  let reply: JobReply;
  try {
    await stageChannels(root, options.environment.FLOWI_CHANNELS, options.store);
    job = await readJob(root);
    const result = await runBatchJob(job, { ...options, log });
    log.info('done', { step: job.step, rowsIn: result.rowsIn, rowsOut: result.rowsOut, answered: result.answered });
    reply = { ok: true, resultUri: below(job.outputUri, ATTEMPT_FILES.result) };
  } catch (error) {
    reply = failureReply(error, log, lines);
  }
  await writeReply(options.environment, reply, log);
  if (job) await keep(job, options, lines, reply).catch((error) => log.error('log not written', errorDetails(error)));
  return reply;
}

/** The log, and the cause of a failure, beside the results. */
async function keep(
  job: BatchJob,
  { store }: Pick<BatchOptions, 'store'>,
  lines: readonly string[],
  reply: JobReply,
): Promise<void> {
  if (!reply.ok) await store.write(below(job.outputUri, ATTEMPT_FILES.failure), JSON.stringify(reply));
  await store.write(below(job.outputUri, ATTEMPT_FILES.log), lines.join(''));
}

async function readJob(root: string): Promise<BatchJob> {
  const path = join(channelFolder(root, JOB_CHANNEL), 'job.json');
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new FlowiError('invalid_request', `There is no readable ${path}; the channel "${JOB_CHANNEL}" carries it`, {
      cause,
    });
  });
  try {
    return batchJobSchema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new FlowiError('invalid_request', `${path} is not a batch job: ${reason}`, { cause: error });
  }
}

function failureReply(thrown: unknown, log: Log, lines: readonly string[]): JobReply {
  const error = asFlowiError(thrown);
  log.error('batch job failed', { code: error.code, ...errorDetails(thrown) });
  const message = thrown instanceof Error ? thrown.message : error.message;
  return {
    ok: false,
    code: error.code === 'internal' ? 'job_failed' : error.code,
    message,
    logTail: lines.slice(-TAIL).map((line) => line.trimEnd()),
    fix: null,
    ...(thrown instanceof FlowiError && thrown.said && { said: thrown.said }),
  };
}

/** `reply.json` for a runner on this machine; `failure`, or the message of a processing job, for SageMaker, which shows 1,024 bytes of it. */
async function writeReply(
  { FLOWI_ML_ROOT, FLOWI_EXIT_MESSAGE }: Pick<Environment, 'FLOWI_ML_ROOT' | 'FLOWI_EXIT_MESSAGE'>,
  reply: JobReply,
  log: Log,
): Promise<void> {
  const folder = join(FLOWI_ML_ROOT, 'output');
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'reply.json'), JSON.stringify(reply));
    if (reply.ok) return;
    await writeFile(join(folder, 'failure'), shortFailure(reply));
    if (FLOWI_EXIT_MESSAGE !== undefined) {
      await mkdir(dirname(FLOWI_EXIT_MESSAGE), { recursive: true });
      await writeFile(FLOWI_EXIT_MESSAGE, shortFailure(reply));
    }
  } catch (error) {
    log.error('reply not written', errorDetails(error));
  }
}

function shortFailure({ code, message, fix }: Extract<JobReply, { ok: false }>): string {
  const whole = JSON.stringify({ code, message, fix, logTail: [] });
  const excess = Buffer.byteLength(whole) - MOST_FAILURE_BYTES;
  if (excess <= 0) return whole;
  return JSON.stringify({
    code,
    message: `${message.slice(0, Math.max(100, message.length - excess - 3))}...`,
    fix,
    logTail: [],
  });
}
