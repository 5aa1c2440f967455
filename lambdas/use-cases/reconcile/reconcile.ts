import type { Ports } from '../../ports/ports.ts';
import type { Work } from '../../ports/records.ts';
import type { Execution } from '../../ports/state-machines.ts';
import { startProfile } from '../datasets/start-profile.ts';
import { recordFailure, type RecordFailurePorts } from '../failures/record-failure.ts';
import { notify, type NotifyPorts } from '../notify/notify.ts';
import { jobIdOf } from '../support/job-id.ts';
import { hasEnded } from '../support/transition.ts';

/** A start without an execution after this long was lost. */
const LOST_AFTER_SECONDS = 60;
/** An execution that ended this long ago has said all it will. */
const SETTLED_AFTER_SECONDS = 20;
/** The profiling function ends within 15 minutes. */
const PROFILE_SECONDS = 16 * 60;
const PROFILE_ATTEMPTS = 2;

export type ReconcilePorts = Pick<Ports, 'datasetVersions' | 'machines' | 'jobs' | 'profiling' | 'ids' | 'settings'> & RecordFailurePorts & NotifyPorts;

export interface Reconciled {
  readonly looked: number;
  readonly restarted: string[];
  readonly failed: string[];
  readonly cleared: string[];
}

type Outcome = 'none' | 'restarted' | 'failed' | 'cleared';

/** Repairs what was lost between writing and doing: starts that never happened, executions that ended without a word, orphan jobs. */
export async function reconcile(ports: ReconcilePorts): Promise<Reconciled> {
  const all = await ports.work.all();
  const outcomes: { name: string; outcome: Outcome }[] = [];
  for (const work of all) outcomes.push({ name: `${work.kind} ${work.projectId}/${work.id}`, outcome: await settle(ports, work) });
  const named = (wanted: Outcome) => outcomes.filter(({ outcome }) => outcome === wanted).map(({ name }) => name);
  return { looked: all.length, restarted: named('restarted'), failed: named('failed'), cleared: named('cleared') };
}

async function settle(ports: ReconcilePorts, work: Work): Promise<Outcome> {
  if (await isOver(ports, work)) {
    await ports.work.remove(work);
    return 'cleared';
  }
  if (work.kind === 'profile') return settleProfile(ports, work);
  if (work.executionArn === null) return age(ports, work) < LOST_AFTER_SECONDS ? 'none' : restart(ports, work);
  return settleExecution(ports, work, await ports.machines.describe(work.executionArn));
}

/** Nothing is under way any more, or there is no such thing: a start that failed before anything was kept. */
async function isOver(ports: ReconcilePorts, { kind, projectId, id, attempt, ...work }: Work): Promise<boolean> {
  if (age(ports, work) < SETTLED_AFTER_SECONDS) return false;
  switch (kind) {
    case 'run': {
      const run = await ports.runs.find({ projectId, runId: id });
      return run === null || run.attempt !== attempt || hasEnded(run.state);
    }
    case 'batch': {
      const job = await ports.batchJobs.find({ projectId, batchJobId: id });
      return job === null || job.attempt !== attempt || hasEnded(job.state);
    }
    case 'deployment': {
      const deployment = await ports.deployments.find({ projectId, deploymentId: id });
      return deployment === null || !['creating', 'updating', 'deleting'].includes(deployment.state);
    }
    case 'profile': {
      const version = await ports.datasetVersions.find(datasetKey(projectId, id));
      return version?.state !== 'profiling';
    }
  }
}

async function restart(ports: ReconcilePorts, work: Work): Promise<Outcome> {
  if (work.machine === null) return 'none';
  const executionArn = await ports.machines.start(work.machine, work.executionName, work.input);
  await ports.work.put({ ...work, executionArn });
  if (work.kind === 'run') {
    await ports.runs.update({ projectId: work.projectId, runId: work.id }, (run) => (run.attempt === work.attempt ? { ...run, executionArn } : run));
  }
  if (work.kind === 'batch') await ports.batchJobs.update({ projectId: work.projectId, batchJobId: work.id }, (job) => ({ ...job, executionArn }));
  return 'restarted';
}

/** An execution that has ended while its record still goes on ended without its last steps. */
async function settleExecution(ports: ReconcilePorts, work: Work, execution: Execution): Promise<Outcome> {
  if (execution.status === 'running' || work.machine === null || age(ports, work) < SETTLED_AFTER_SECONDS) return 'none';
  if (execution.status === 'unknown' && age(ports, work) < LOST_AFTER_SECONDS) return 'none';
  const { projectId, id, attempt } = work;
  const cause = causeOf(execution);
  await stopJobs(ports, work);
  await recordFailure(ports, { machine: work.machine, step: 'Execution', input: work.input, error: { ok: false, ...cause } });
  const about = work.kind === 'run' ? { runId: id } : work.kind === 'batch' ? { batchJobId: id } : { deploymentId: id };
  await notify(ports, { projectId, kind: 'failed', ...about });
  await ports.work.remove({ kind: work.kind, projectId, id });
  return attempt > 0 ? 'failed' : 'none';
}

function causeOf({ status, error, cause }: Execution): { code: string; message: string; fix: string } {
  const said = [error, cause].filter((part) => part !== null && part !== '').join(': ');
  if (error === 'States.ServiceRestart') {
    return { code: 'job_failed', message: 'The service was restarted while this was under way.', fix: 'Retry it.' };
  }
  return {
    code: status === 'timed_out' ? 'timeout' : 'job_failed',
    message: `The execution ended (${status.replace('_', ' ')}) without a result${said === '' ? '.' : `: ${said}`}`,
    fix: 'Retry it; when it happens again, look at the execution named in the record.',
  };
}

async function stopJobs(ports: ReconcilePorts, { kind, id, attempt }: Work): Promise<void> {
  const { stage } = ports.settings;
  if (kind === 'run') await ports.jobs.stop({ jobId: jobIdOf(stage, id, attempt), attempt });
  if (kind === 'batch') {
    await ports.jobs.stop({ jobId: jobIdOf(stage, id, attempt, 'count'), attempt });
    await ports.jobs.stop({ jobId: jobIdOf(stage, id, attempt, 'score'), attempt });
  }
}

async function settleProfile(ports: ReconcilePorts, work: Work): Promise<Outcome> {
  if (age(ports, work) < PROFILE_SECONDS) return 'none';
  const key = datasetKey(work.projectId, work.id);
  const version = await ports.datasetVersions.find(key);
  if (version === null) return 'none';
  if (work.attempt < PROFILE_ATTEMPTS) {
    await startProfile(ports, version, work.attempt + 1);
    return 'restarted';
  }
  await ports.datasetVersions.update(key, (current) =>
    current.state === 'profiling' ? { ...current, state: 'failed', error: 'The files could not be profiled in 15 minutes; upload them in smaller files.' } : current,
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
