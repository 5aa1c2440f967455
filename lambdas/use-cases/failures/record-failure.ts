import { deploymentIdOf, type Failure } from '@flowi/contracts/entities';
import { type BatchRef, batchRefSchema, deployRequestSchema, type RunRef, runRefSchema } from '@flowi/contracts/events';
import { ATTEMPT_FILES, modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { DeploymentKey } from '../../ports/repositories.ts';
import type { MachineName } from '../../ports/state-machines.ts';
import { hasEnded, moveBatchJob, moveDeployment, moveRun } from '../support/transition.ts';
import { type CaughtError, describeFailure } from './describe-failure.ts';
import { readLogTail } from './read-log-tail.ts';

export interface FailedStep {
  readonly machine: MachineName;
  readonly step: string;
  /** Input of the execution. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly error: CaughtError;
}

export type RecordFailurePorts = Pick<Ports, 'runs' | 'batchJobs' | 'deployments' | 'work' | 'modelStore' | 'clock'>;

/** Keeps why an execution failed where people look for it. What has ended already stays as it is. */
export async function recordFailure(
  ports: RecordFailurePorts,
  failed: FailedStep,
): Promise<{ ok: true; failure: Failure }> {
  const failure = describeFailure(failed.step, failed.error);
  if (failed.machine === 'Train')
    return { ok: true, failure: await failRun(ports, runRefSchema.parse(failed.input), failure) };
  if (failed.machine === 'Batch')
    return { ok: true, failure: await failBatch(ports, batchRefSchema.parse(failed.input), failure) };
  return { ok: true, failure: await failDeployment(ports, deployRequestSchema.parse(failed.input), failure) };
}

async function failRun(ports: RecordFailurePorts, ref: RunRef, failure: Failure): Promise<Failure> {
  const known = await withLog(
    ports,
    failure,
    `${modelKeys.attempt(ref.projectId, ref.runId, ref.attempt)}${ATTEMPT_FILES.log}`,
  );
  const before = await ports.runs.find(ref);
  await ports.runs.update(ref, (run) => {
    if (run.attempt !== ref.attempt || hasEnded(run.state)) return run;
    return {
      ...run,
      state: moveRun(run.state, 'failed'),
      failure: known,
      approvalToken: null,
      finishedAt: ports.clock.now(),
    };
  });
  if (before?.state === 'deploying') await failDeploymentsOf(ports, before, known);
  await ports.work.remove({ kind: 'run', projectId: ref.projectId, id: ref.runId });
  return known;
}

/** A run that deploys starts the machines of deployments itself; should they end without a word, what they were making is not coming. */
async function failDeploymentsOf(ports: RecordFailurePorts, run: RunRecord, failure: Failure): Promise<void> {
  for (const kind of ['online', 'batch'] as const) {
    const key = { projectId: run.projectId, deploymentId: deploymentIdOf(run.flowId, kind) };
    const deployment = await ports.deployments.find(key);
    const underWay = deployment?.state === 'creating' || deployment?.state === 'updating';
    if (underWay && deployment.modelVersion === run.modelVersion) await failDeployment(ports, key, failure);
  }
}

async function failBatch(ports: RecordFailurePorts, ref: BatchRef, failure: Failure): Promise<Failure> {
  const step = failure.step === 'Score' || failure.step === 'FinishBatch' ? 'score' : 'count';
  const known = await withLog(
    ports,
    failure,
    `${modelKeys.batchJob(ref.projectId, ref.batchJobId, ref.attempt)}${step}/${ATTEMPT_FILES.log}`,
  );
  await ports.batchJobs.update(ref, (job) => {
    if (job.attempt !== ref.attempt || hasEnded(job.state)) return job;
    return { ...job, state: moveBatchJob(job.state, 'failed'), failure: known, finishedAt: ports.clock.now() };
  });
  await ports.work.remove({ kind: 'batch', projectId: ref.projectId, id: ref.batchJobId });
  return known;
}

async function failDeployment(ports: RecordFailurePorts, key: DeploymentKey, failure: Failure): Promise<Failure> {
  const deployment = await ports.deployments.find(key);
  if (deployment !== null && deployment.state !== 'deleted') {
    await ports.deployments.update(key, (current) => ({
      ...current,
      state: moveDeployment(current.state, 'failed'),
      failure,
      updatedAt: ports.clock.now(),
    }));
  }
  await ports.work.remove({ kind: 'deployment', projectId: key.projectId, id: key.deploymentId });
  return failure;
}

async function withLog(ports: RecordFailurePorts, failure: Failure, logKey: string): Promise<Failure> {
  if (failure.logTail.length > 0) return failure;
  return { ...failure, logTail: await readLogTail(ports, logKey) };
}
