import { LIKELY_FIXES } from '@flowi/contracts/errors';
import type { Ports } from '../../ports/ports.ts';
import type { Work } from '../../ports/records.ts';
import type { Execution } from '../../ports/state-machines.ts';
import { stopBatchJobs } from '../batch/stop-batch-jobs.ts';
import { startProfile } from '../datasets/start-profile.ts';
import { type RecordFailurePorts, recordFailure } from '../failures/record-failure.ts';
import { type NotifyPorts, notify } from '../notify/notify.ts';
import { jobIdOf } from '../support/job-id.ts';
import { startWork } from '../support/start-work.ts';
import { hasEnded } from '../support/transition.ts';

/** How old, in seconds, work must be before something counts as lost. */
interface Patience {
  /** A start without an execution. */
  readonly start: number;
  /** An execution that has ended: its last steps may still be writing. */
  readonly end: number;
  /** Profiling: its function ends within 15 minutes. */
  readonly profile: number;
}

const USUAL: Patience = { start: 60, end: 20, profile: 16 * 60 };
/** Everything was stopped and started again: nothing that was under way goes on by itself. */
const NONE: Patience = { start: 0, end: 0, profile: 0 };
const PROFILE_ATTEMPTS = 3;

export type ReconcilePorts = Pick<Ports, 'datasetVersions' | 'machines' | 'jobs' | 'profiling' | 'ids' | 'settings'> &
  RecordFailurePorts &
  NotifyPorts;

export interface Reconciled {
  readonly looked: number;
  readonly restarted: string[];
  readonly failed: string[];
  readonly cleared: string[];
}

type Outcome = 'none' | 'restarted' | 'failed' | 'cleared';

/** Repairs what was lost between writing and doing: starts that never happened, executions that ended without a word, orphan jobs. */
export async function reconcile(
  ports: ReconcilePorts,
  { fresh = false }: { readonly fresh?: boolean } = {},
): Promise<Reconciled> {
  const patience = fresh ? NONE : USUAL;
  const all = await ports.work.all();
  const outcomes: { name: string; outcome: Outcome }[] = [];
  const problems: unknown[] = [];
  for (const work of all) {
    const name = `${work.kind} ${work.projectId}/${work.id}`;
    // What cannot be repaired must not keep the rest from it.
    await settle(ports, work, patience).then(
      (outcome) => outcomes.push({ name, outcome }),
      (cause: unknown) => problems.push(new Error(`${name} could not be repaired: ${cause}`, { cause })),
    );
  }
  if (problems.length > 0) throw new AggregateError(problems, problems.map(String).join('; '));
  const named = (wanted: Outcome) => outcomes.filter(({ outcome }) => outcome === wanted).map(({ name }) => name);
  return { looked: all.length, restarted: named('restarted'), failed: named('failed'), cleared: named('cleared') };
}

async function settle(ports: ReconcilePorts, work: Work, patience: Patience): Promise<Outcome> {
  const seconds = age(ports, work);
  const state = await stateOf(ports, work);
  if (state === null && seconds >= patience.end) {
    await ports.work.remove(work);
    return 'cleared';
  }
  if (work.kind === 'profile') return seconds < patience.profile ? 'none' : settleProfile(ports, work);
  if (work.executionArn === null) return seconds < patience.start ? 'none' : restart(ports, work);
  if (seconds < patience.end) return 'none';
  const execution = await ports.machines.describe(work.executionArn);
  if (execution.status === 'unknown' && state === 'queued') return restart(ports, work);
  return settleExecution(ports, work, execution);
}

/** State of the record that the work is of; null when it has ended or was never kept. */
async function stateOf(ports: ReconcilePorts, { kind, projectId, id, attempt }: Work): Promise<string | null> {
  switch (kind) {
    case 'run': {
      const run = await ports.runs.find({ projectId, runId: id });
      return run === null || run.attempt !== attempt || hasEnded(run.state) ? null : run.state;
    }
    case 'batch': {
      const job = await ports.batchJobs.find({ projectId, batchJobId: id });
      return job === null || job.attempt !== attempt || hasEnded(job.state) ? null : job.state;
    }
    case 'deployment': {
      const deployment = await ports.deployments.find({ projectId, deploymentId: id });
      return deployment !== null && ['creating', 'updating', 'deleting'].includes(deployment.state)
        ? deployment.state
        : null;
    }
    case 'profile': {
      const version = await ports.datasetVersions.find(datasetKey(projectId, id));
      return version?.state === 'profiling' ? version.state : null;
    }
  }
}

async function restart(ports: ReconcilePorts, work: Work): Promise<Outcome> {
  const executionArn = await startWork(ports, work);
  if (work.kind === 'run') {
    await ports.runs.update({ projectId: work.projectId, runId: work.id }, (run) =>
      run.attempt === work.attempt ? { ...run, executionArn } : run,
    );
  }
  if (work.kind === 'batch')
    await ports.batchJobs.update({ projectId: work.projectId, batchJobId: work.id }, (job) =>
      job.attempt === work.attempt ? { ...job, executionArn } : job,
    );
  return 'restarted';
}

/** An execution that has ended while its record still goes on ended without its last steps. */
async function settleExecution(ports: ReconcilePorts, work: Work, execution: Execution): Promise<Outcome> {
  if (execution.status === 'running' || work.machine === null) return 'none';
  const { projectId, id } = work;
  const cause = causeOf(execution);
  await stopJobs(ports, work);
  await recordFailure(ports, {
    machine: work.machine,
    step: 'Execution',
    input: work.input,
    error: { ok: false, ...cause },
  });
  const about = work.kind === 'run' ? { runId: id } : work.kind === 'batch' ? { batchJobId: id } : { deploymentId: id };
  await notify(ports, { projectId, kind: 'failed', ...about });
  await ports.work.remove({ kind: work.kind, projectId, id });
  return 'failed';
}

function causeOf({ status, error, cause }: Execution): { code: string; message: string; fix: string } {
  const said = [error, cause].filter((part) => part !== null && part !== '').join(': ');
  if (error === 'States.ServiceRestart') {
    return {
      code: 'job_failed',
      message: 'The service was restarted while this was under way.',
      fix: LIKELY_FIXES.machine.restarted,
    };
  }
  return {
    code: status === 'timed_out' ? 'timeout' : 'job_failed',
    message: `The execution ended (${status.replace('_', ' ')}) without a result${said === '' ? '.' : `: ${said}`}`,
    fix: LIKELY_FIXES.machine.ended,
  };
}

async function stopJobs(ports: ReconcilePorts, { kind, id, attempt }: Work): Promise<void> {
  const { stage } = ports.settings;
  if (kind === 'run') await ports.jobs.stop({ jobId: jobIdOf(stage, id, attempt), attempt });
  if (kind === 'batch') await stopBatchJobs(ports, { batchJobId: id, attempt });
}

async function settleProfile(ports: ReconcilePorts, work: Work): Promise<Outcome> {
  const key = datasetKey(work.projectId, work.id);
  const version = await ports.datasetVersions.find(key);
  if (version === null) return 'none';
  if (work.attempt < PROFILE_ATTEMPTS) {
    await startProfile(ports, version, work.attempt + 1);
    return 'restarted';
  }
  await ports.datasetVersions.update(key, (current) =>
    current.state === 'profiling'
      ? {
          ...current,
          state: 'failed',
          error: `The files could not be profiled, after ${PROFILE_ATTEMPTS} attempts; upload them in smaller files.`,
        }
      : current,
  );
  await ports.work.remove(work);
  return 'failed';
}

function datasetKey(projectId: string, id: string) {
  const [name = '', version = '0'] = id.split('@');
  return { projectId, name, version: Number(version) };
}

function age(ports: Pick<Ports, 'clock'>, { startedAt }: Pick<Work, 'startedAt'>): number {
  return (Date.parse(ports.clock.now()) - Date.parse(startedAt)) / 1000;
}
