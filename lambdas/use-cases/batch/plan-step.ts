import type { BatchJobRecord, ModelVersion } from '@flowi/contracts/entities';
import { type BatchJob, JOB_CHANNEL, type PlannedJob } from '@flowi/contracts/events';
import { ATTEMPT_FILES, modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import { jobIdOf } from '../support/job-id.ts';
import { latestUriOf } from './destination.ts';

const MODEL_CHANNEL = 'model';
/** A job streams its source, so that size costs time rather than memory: what a function reads and scores within its 15 minutes. */
const LAMBDA_BYTES = 1_000_000_000;
const LAMBDA_ROWS = 10_000_000;
const LAMBDA_SECONDS = 870;
const SAGEMAKER_SECONDS = 6 * 3600;
/** Sources are read from storage as they are scored; the volume holds row groups on their way. */
const VOLUME_GB = 100;

/** How large a source is: its bytes before it was counted, its rows afterwards. */
export type SourceSize = { readonly bytes: number } | { readonly rows: number };

export type PlanStepPorts = Pick<Ports, 'modelStore' | 'settings'>;

/** Where a step of a batch job leaves what it has to say. */
export function stepUri(
  { modelStore }: Pick<Ports, 'modelStore'>,
  job: BatchJobRecord,
  step: BatchJob['step'],
): string {
  return modelStore.uri(`${modelKeys.batchJob(job.projectId, job.batchJobId, job.attempt)}${step}/`);
}

/** Writes job.json of one step and says what to run. */
export async function planStep(
  ports: PlanStepPorts,
  job: BatchJobRecord,
  from: { model: ModelVersion; step: BatchJob['step']; size: SourceSize },
): Promise<PlannedJob> {
  const { model, step, size } = from;
  const outputUri = stepUri(ports, job, step);
  const content: BatchJob = {
    schemaVersion: 1,
    kind: 'batch',
    step,
    projectId: job.projectId,
    batchJobId: job.batchJobId,
    attempt: job.attempt,
    sourceUris: job.sourceUris,
    format: job.format,
    destinationUri: job.destinationUri,
    latestUri: latestUriOf(job.destinationUri),
    outputFormat: job.outputFormat,
    outputUri,
    modelChannel: MODEL_CHANNEL,
    packageDigest: model.packageDigest,
    scores: job.scores,
  };
  await ports.modelStore.writeJson(`${ports.modelStore.key(outputUri)}${ATTEMPT_FILES.job}`, content);
  const channels = {
    [JOB_CHANNEL]: `${outputUri}${ATTEMPT_FILES.job.replace(/[^/]*$/, '')}`,
    [MODEL_CHANNEL]: model.packageUri,
  };
  const small = 'rows' in size ? size.rows <= LAMBDA_ROWS : size.bytes <= LAMBDA_BYTES;
  return {
    ok: true,
    jobId: jobIdOf(ports.settings.stage, job.batchJobId, job.attempt, step),
    compute: small ? 'lambda' : 'sagemaker',
    instanceType: small ? 'lambda' : 'ml.m5.2xlarge',
    instanceCount: 1,
    volumeGb: VOLUME_GB,
    timeoutSeconds: small ? LAMBDA_SECONDS : SAGEMAKER_SECONDS,
    channels,
    channelList: Object.entries(channels).map(([name, uri]) => ({ name, uri })),
    outputUri,
  };
}
