import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '@flowi/contracts/errors';
import type { JobReply, ManagedJob } from '@flowi/contracts/events';
import { withoutAws } from '../base/env.ts';
import type { CredentialsEndpoint } from '../credentials/credentials-endpoint.ts';
import type { RoleSessions } from '../credentials/role-sessions.ts';
import type { RunningProcess, Supervisor } from '../processes/supervisor.ts';
import { REGION } from '../substrate/substrate.ts';
import { failed, type Interruption, replyOf } from './job-reply.ts';

/** How an image's entry point is run on this machine. */
export type EntryPoint = (image: ManagedJob['image']) => {
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
};

/** What a job needs from the instance around it. */
export interface JobSurroundings {
  supervisor: Supervisor;
  roles: RoleSessions;
  credentials: CredentialsEndpoint;
  substrateEndpoint: string;
  environment: Readonly<Record<string, string>>;
  scratch: string;
  entryPoint: EntryPoint;
}

const GRACE_MS = 5_000;

/** One job as a child process under SageMaker's folders, with the credentials of its role and no others. */
export class RunningJob {
  readonly job: ManagedJob;
  readonly #around: JobSurroundings;
  readonly #root: string;
  #child: RunningProcess | null = null;
  #interruption: Interruption | null = null;

  constructor(job: ManagedJob, around: JobSurroundings) {
    this.job = job;
    this.#around = around;
    this.#root = join(around.scratch, `job-${encodeURIComponent(job.jobId)}-${job.attempt}`);
  }

  /** Run to the end. Never throws: what goes wrong is the reply. */
  async run(): Promise<JobReply> {
    const { roles, credentials } = this.#around;
    const grant = credentials.grant(() => roles.of(this.job.roleArn, this.job.jobId));
    try {
      // Asked before the start, so that a role which may not be taken on is the reason given.
      await roles.of(this.job.roleArn, this.job.jobId);
      return await this.#runChild(grant.environment);
    } catch (problem) {
      return failed(`The job could not be run: ${messageOf(problem)}`);
    } finally {
      grant.revoke();
      await rm(this.#root, { recursive: true, force: true });
    }
  }

  /** End it early. */
  async interrupt(reason: Interruption): Promise<void> {
    this.#interruption ??= reason;
    await this.#child?.stop(GRACE_MS);
  }

  async #runChild(grantEnvironment: Record<string, string>): Promise<JobReply> {
    for (const folder of ['input/data', 'input/config', 'output', 'model']) {
      await mkdir(join(this.#root, folder), { recursive: true, mode: 0o700 });
    }
    const { job } = this;
    const { command, args, env } = this.#around.entryPoint(job.image);
    const outputFile = join(this.#root, 'stdout');
    const child = await this.#around.supervisor.start({
      name: `job-${encodeURIComponent(job.jobId)}-${job.attempt}`,
      command,
      args: [...args, ...job.command],
      outputFile,
      env: {
        ...this.#around.environment,
        ...withoutAws(job.environment),
        ...env,
        ...grantEnvironment,
        AWS_ENDPOINT_URL: this.#around.substrateEndpoint,
        AWS_REGION: REGION,
        AWS_DEFAULT_REGION: REGION,
        FLOWI_ML_ROOT: this.#root,
        FLOWI_CHANNELS: JSON.stringify(job.channels),
        FLOWI_JOB_ID: job.jobId,
        FLOWI_JOB_ATTEMPT: String(job.attempt),
      },
    });
    this.#child = child;
    if (this.#interruption !== null) void child.stop(GRACE_MS);
    const timer = setTimeout(() => void this.interrupt('timed_out'), job.timeoutSeconds * 1000);
    const end = await child.ended;
    clearTimeout(timer);
    return replyOf({ job, root: this.#root, outputFile, child, end, interruption: this.#interruption });
  }
}
