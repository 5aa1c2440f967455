import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import { dataKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import { liveModel } from '../models/get-model.ts';
import { found } from '../support/found.ts';
import { noteWork, type StartPorts, startWork } from '../support/start-work.ts';
import { jobFolder, refuseOverlap } from './destination.ts';
import { projectKey } from './project-location.ts';
import { resolveSource, type SourcePorts } from './resolve-source.ts';

export interface WantedBatch extends FlowKey {
  readonly batchJobId: string;
  /** @default the live one */
  readonly modelVersion?: number;
  readonly source: string;
  readonly destination?: string | null | undefined;
  readonly outputFormat?: 'csv' | 'parquet' | undefined;
  readonly ignoreDrift: boolean;
  readonly scores: boolean;
  readonly requestedBy: string;
}

export type StartBatchPorts = Pick<Ports, 'flows' | 'models' | 'batchJobs'> & SourcePorts & StartPorts;

/** Starts the scoring of a source by the live model, or by the version that a batch plan was deployed with. A job of the same id that exists is answered instead. */
export async function startBatch(ports: StartBatchPorts, wanted: WantedBatch): Promise<BatchJobRecord> {
  const known = await ports.batchJobs.find(wanted);
  if (known !== null) return resume(ports, wanted, known);
  const job = await newJob(ports, wanted);
  const work = await noteWork(ports, workOf(job));
  if (!(await ports.batchJobs.insert(job)))
    return resume(ports, wanted, found(await ports.batchJobs.find(job), 'absent.batch_job', { job: job.batchJobId }));
  return noteExecution(ports, job, await startWork(ports, work));
}

async function resume(ports: StartBatchPorts, wanted: WantedBatch, job: BatchJobRecord): Promise<BatchJobRecord> {
  if (job.flowId !== wanted.flowId) {
    throw new FlowiError(
      'idempotency_mismatch',
      sayProblem('batch.of_other_flow', { job: job.batchJobId, flow: job.flowId }),
    );
  }
  if (job.state !== 'queued' || job.executionArn !== null) return job;
  return launchBatch(ports, job);
}

/** Starts the state machine of a batch job that is queued. */
export async function launchBatch(
  ports: Pick<Ports, 'batchJobs'> & StartPorts,
  job: BatchJobRecord,
): Promise<BatchJobRecord> {
  return noteExecution(ports, job, await startWork(ports, await noteWork(ports, workOf(job))));
}

function workOf({ projectId, batchJobId, attempt }: BatchJobRecord) {
  const input = { projectId, batchJobId, attempt };
  return {
    kind: 'batch',
    projectId,
    id: batchJobId,
    attempt,
    machine: 'Batch',
    requestId: `${projectId}-${batchJobId}`,
    input,
  } as const;
}

function noteExecution(
  ports: Pick<Ports, 'batchJobs'>,
  job: BatchJobRecord,
  executionArn: string,
): Promise<BatchJobRecord> {
  return ports.batchJobs.update(job, (current) =>
    current.attempt === job.attempt ? { ...current, executionArn } : current,
  );
}

async function newJob(ports: StartBatchPorts, wanted: WantedBatch): Promise<BatchJobRecord> {
  const { projectId, flowId, batchJobId } = wanted;
  const model = await liveModel(ports, wanted, wanted.modelVersion);
  const source = await resolveSource(ports, projectId, wanted.source);
  return {
    projectId,
    batchJobId,
    flowId,
    modelVersion: model.version,
    source: wanted.source,
    sourceUris: source.uris,
    format: source.format,
    destinationUri: destinationOf(ports, wanted),
    outputFormat: wanted.outputFormat ?? source.format,
    state: 'queued',
    attempt: 1,
    executionArn: null,
    rowsIn: null,
    rowsOut: null,
    answered: null,
    verdict: null,
    reason: null,
    failure: null,
    driftReportId: null,
    ignoreDrift: wanted.ignoreDrift,
    scores: wanted.scores,
    requestedBy: wanted.requestedBy,
    createdAt: ports.clock.now(),
    finishedAt: null,
  };
}

function destinationOf(
  { dataStore }: Pick<Ports, 'dataStore'>,
  { projectId, flowId, batchJobId, source, destination }: WantedBatch,
): string {
  if (!destination) return dataStore.uri(dataKeys.predictions(projectId, flowId, batchJobId));
  const key = projectKey(dataStore.uri(''), projectId, destination, 'destination', true);
  refuseOverlap(source, destination);
  return jobFolder(dataStore.uri(key), batchJobId);
}
