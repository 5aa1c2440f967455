import { deploymentIdOf, type Failure } from '@flowi/contracts/entities';
import { type BatchRef, batchRefSchema, deployRequestSchema, type RunRef, runRefSchema } from '@flowi/contracts/events';
import { RELEASE_SAYINGS, together } from '@flowi/contracts/sayings';
import { ATTEMPT_FILES, modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { DeploymentKey } from '../../ports/repositories.ts';
import type { MachineName } from '../../ports/state-machines.ts';
import { describeAftermath } from '../deployments/aftermath.ts';
import { deployRequestIdOf } from '../runs/deploy-request-id.ts';
import { hasEnded, moveBatchJob, moveRun } from '../support/transition.ts';
import { type CaughtError, describeFailure } from './describe-failure.ts';
import { type FailDeploymentPorts, failDeployment, withAftermath } from './fail-deployment.ts';
import { readLogTail } from './read-log-tail.ts';
import { withOwnWords } from './read-own-words.ts';

export interface FailedStep {
  readonly machine: MachineName;
  readonly step: string;
  /** Input of the execution. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly error: CaughtError;
}

export type RecordFailurePorts = Pick<Ports, 'runs' | 'batchJobs' | 'modelStore'> & FailDeploymentPorts;

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
  const key = deployRequestSchema.parse(failed.input);
  if (failed.machine !== 'DeleteApi' && (await isLeaving(ports, key))) return { ok: true, failure };
  return { ok: true, failure: await failDeployment(ports, key, failure) };
}

/** Who asked for the end of a deployment does not want to hear that it was not deployed. */
async function isLeaving(ports: Pick<Ports, 'deployments'>, key: DeploymentKey): Promise<boolean> {
  return (await ports.deployments.find(key))?.state === 'deleting';
}

async function failRun(ports: RecordFailurePorts, ref: RunRef, failure: Failure): Promise<Failure> {
  const logged = await withJobFiles(ports, failure, modelKeys.attempt(ref.projectId, ref.runId, ref.attempt));
  const before = await ports.runs.find(ref);
  const deploying = before?.state === 'deploying' && before.attempt === ref.attempt;
  const known = deploying ? await failDeploymentsOf(ports, before, logged) : logged;
  const { attempt } = await ports.runs.update(ref, (run) => {
    if (run.attempt !== ref.attempt || hasEnded(run.state)) return run;
    return {
      ...run,
      state: moveRun(run.state, 'failed'),
      failure: known,
      approvalToken: null,
      finishedAt: ports.clock.now(),
    };
  });
  // The work noted now may be that of a later attempt.
  if (attempt === ref.attempt) await ports.work.remove({ kind: 'run', projectId: ref.projectId, id: ref.runId });
  return known;
}

/**
 * A run that deploys starts the machines of deployments itself; should they end without a word, what they were making is not coming.
 * Answers the failure with what the deployments that failed leave people with.
 */
async function failDeploymentsOf(ports: RecordFailurePorts, run: RunRecord, failure: Failure): Promise<Failure> {
  let known = failure;
  for (const kind of ['online', 'batch'] as const) {
    const deploymentId = deploymentIdOf(run.flowId, kind);
    const deployment = await ports.deployments.find({ projectId: run.projectId, deploymentId });
    if (deployment === null || deployment.requestId !== deployRequestIdOf(run, kind)) continue;
    const { state, requestId, requestedAt, modelVersion } = deployment;
    const { projectId, flowId } = run;
    const because = together([RELEASE_SAYINGS.say('release.promoted', { run: run.runId, version: modelVersion })]);
    const request = {
      projectId,
      flowId,
      deploymentId,
      modelVersion,
      by: run.trigger.by,
      ...because,
      requestId,
      requestedAt,
    };
    if (state === 'creating' || state === 'updating') await failDeployment(ports, request, failure);
    else if (state !== 'failed') continue;
    const step = deployment.failure?.step ?? failure.step;
    known = withAftermath(known, await describeAftermath(ports, kind, request, step));
  }
  return known;
}

async function failBatch(ports: RecordFailurePorts, ref: BatchRef, failure: Failure): Promise<Failure> {
  const step = failure.step === 'Score' || failure.step === 'FinishBatch' ? 'score' : 'count';
  const folder = `${modelKeys.batchJob(ref.projectId, ref.batchJobId, ref.attempt)}${step}/`;
  const known = await withJobFiles(ports, failure, folder);
  const { attempt } = await ports.batchJobs.update(ref, (job) => {
    if (job.attempt !== ref.attempt || hasEnded(job.state)) return job;
    return { ...job, state: moveBatchJob(job.state, 'failed'), failure: known, finishedAt: ports.clock.now() };
  });
  if (attempt === ref.attempt) await ports.work.remove({ kind: 'batch', projectId: ref.projectId, id: ref.batchJobId });
  return known;
}

/** The failure with what its job left in this folder about it. */
async function withJobFiles(ports: RecordFailurePorts, failure: Failure, folder: string): Promise<Failure> {
  const known = await withOwnWords(ports, failure, `${folder}${ATTEMPT_FILES.failure}`);
  if (known.logTail.length > 0) return known;
  return { ...known, logTail: await readLogTail(ports, `${folder}${ATTEMPT_FILES.log}`) };
}
