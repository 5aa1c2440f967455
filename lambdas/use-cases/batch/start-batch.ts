import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { dataKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import { liveModel } from '../models/get-model.ts';
import { found } from '../support/found.ts';
import { noteWork, type StartPorts, startWork } from '../support/start-work.ts';
import { projectKey } from './project-location.ts';
import { resolveSource, type SourcePorts } from './resolve-source.ts';

export interface WantedBatch extends FlowKey {
  readonly batchJobId: string;
  readonly source: string;
  readonly destination?: string | null | undefined;
  readonly outputFormat?: 'csv' | 'parquet' | undefined;
  readonly ignoreDrift: boolean;
  readonly requestedBy: string;
}

export type StartBatchPorts = Pick<Ports, 'flows' | 'models' | 'batchJobs'> & SourcePorts & StartPorts;

/** Starts the scoring of a source by the live model. A job of the same id that exists is answered instead. */
export async function startBatch(ports: StartBatchPorts, wanted: WantedBatch): Promise<BatchJobRecord> {
  const known = await ports.batchJobs.find(wanted);
  if (known !== null) return resume(ports, wanted, known);
  const job = await newJob(ports, wanted);
  const work = await noteWork(ports, workOf(job));
  if (!(await ports.batchJobs.insert(job)))
    return resume(ports, wanted, found(await ports.batchJobs.find(job), `batch job ${job.batchJobId}`));
  return noteExecution(ports, job, await startWork(ports, work));
}

async function resume(ports: StartBatchPorts, wanted: WantedBatch, job: BatchJobRecord): Promise<BatchJobRecord> {
  if (job.flowId !== wanted.flowId) {
    throw new FlowiError(
      'idempotency_mismatch',
      `Batch job ${job.batchJobId} is of flow ${job.flowId}; use another Idempotency-Key.`,
    );
  }
  if (job.state !== 'queued' || job.executionArn !== null) return job;
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

function noteExecution(ports: StartBatchPorts, job: BatchJobRecord, executionArn: string): Promise<BatchJobRecord> {
  return ports.batchJobs.update(job, (current) => ({ ...current, executionArn }));
}

async function newJob(ports: StartBatchPorts, wanted: WantedBatch): Promise<BatchJobRecord> {
  const { projectId, flowId, batchJobId } = wanted;
  const model = await liveModel(ports, wanted);
  const source = await resolveSource(ports, projectId, wanted.source);
  const destination = wanted.destination
    ? `${projectKey(ports.dataStore.uri(''), projectId, wanted.destination, 'destination', true).replace(/\/+$/, '')}/`
    : dataKeys.predictions(projectId, flowId, batchJobId);
  return {
    projectId,
    batchJobId,
    flowId,
    modelVersion: model.version,
    source: wanted.source,
    sourceUris: source.uris,
    format: source.format,
    destinationUri: ports.dataStore.uri(destination),
    outputFormat: wanted.outputFormat ?? source.format,
    state: 'queued',
    attempt: 1,
    executionArn: null,
    rowsIn: null,
    rowsOut: null,
    reason: null,
    failure: null,
    driftReportId: null,
    ignoreDrift: wanted.ignoreDrift,
    requestedBy: wanted.requestedBy,
    createdAt: ports.clock.now(),
    finishedAt: null,
  };
}
