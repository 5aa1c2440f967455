import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowiError } from '@flowi/contracts/errors';
import type { BatchJob, BatchResult } from '@flowi/contracts/events';
import { mergeWindowCounts } from '@flowi/contracts/monitoring';
import type { WindowCounts } from '@flowi/contracts/package';
import { ATTEMPT_FILES } from '@flowi/contracts/storage';
import type { Environment } from '../env.ts';
import type { Log } from '../log.ts';
import { readModelPackage } from '../model-package.ts';
import { below, type ObjectStore } from '../storage/object-store.ts';
import { Destination } from './destination.ts';
import { type PreparedSource, prepareSource } from './prepare-source.ts';
import { addedColumns } from './source-columns.ts';
import { channelFolder } from './stage.ts';
import type { UnitResult, WorkerSettings } from './unit.ts';
import { partName } from './unit-processor.ts';
import { runUnits } from './worker-pool.ts';

export interface BatchOptions {
  readonly environment: Environment;
  readonly store: ObjectStore;
  readonly log: Log;
  /** Ends the job with its reason; nothing of it is published then. @default never */
  readonly signal?: AbortSignal;
}

/** Counts or scores a source. Publishes part files and the manifest; then counts.json and result.json below the job's own prefix. */
export async function runBatchJob(job: BatchJob, options: BatchOptions): Promise<BatchResult> {
  const started = performance.now();
  const workFolder = join(
    options.environment.FLOWI_TEMP,
    `flowi-batch-${encodeURIComponent(job.batchJobId)}-${job.step}`,
  );
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder, { recursive: true });
  const destination = new Destination(job, options.store);
  try {
    const { environment, store } = options;
    const modelFolder = channelFolder(environment.FLOWI_ML_ROOT, job.modelChannel);
    const { contract, digest } = await readModelPackage(modelFolder, job.packageDigest);
    const reserved = job.step === 'score' ? addedColumns(contract, job.scores === true) : [];
    const [threads, memoryMegabytes] = [environment.FLOWI_WORKERS, environment.FLOWI_MEMORY_MB];
    const source = await prepareSource({ job, contract, reserved, store, workFolder, threads, memoryMegabytes });
    options.log.info('source ready', { rows: source.rows, units: source.units.length });
    const settings = workerSettings(job, options, { source, modelFolder, workFolder });
    const results = await runAll(job, options, { source, settings, destination });
    return await report(job, store, { results, rowsIn: source.rows, digest, started, destination });
  } finally {
    await destination.discard();
    await rm(workFolder, { recursive: true, force: true });
  }
}

interface Places {
  readonly source: PreparedSource;
  readonly modelFolder: string;
  readonly workFolder: string;
}

function workerSettings(
  job: BatchJob,
  { environment }: BatchOptions,
  { source, modelFolder, workFolder }: Places,
): WorkerSettings {
  return {
    step: job.step,
    outputFormat: job.outputFormat,
    textSource: job.format === 'csv',
    scores: job.scores === true,
    modelFolder,
    packageDigest: job.packageDigest,
    columns: source.columns,
    sourceFolders: source.folders,
    workFolder,
    memoryMegabytes: environment.FLOWI_MEMORY_MB,
  };
}

interface Work {
  readonly source: PreparedSource;
  readonly settings: WorkerSettings;
  readonly destination: Destination;
}

async function runAll(
  job: BatchJob,
  { environment, log, signal = NEVER }: BatchOptions,
  { source, settings, destination }: Work,
): Promise<UnitResult[]> {
  const results: UnitResult[] = [];
  const keep = async (result: UnitResult) => {
    results.push(result);
    if (result.part !== null) {
      await destination.add(result.part, partName(result.index, job.outputFormat));
      await rm(result.part);
    }
    log.info('unit done', { unit: result.index, of: source.units.length, rows: result.rows });
  };
  await runUnits(source.units, environment.FLOWI_WORKERS, settings, keep, signal);
  return results.sort((a, b) => a.index - b.index);
}

const NEVER = new AbortController().signal;

interface Outcome {
  readonly destination: Destination;
  readonly results: readonly UnitResult[];
  readonly rowsIn: number;
  readonly digest: string;
  readonly started: number;
}

async function report(
  job: BatchJob,
  store: ObjectStore,
  { results, rowsIn, digest, started, destination }: Outcome,
): Promise<BatchResult> {
  const processed = results.reduce((sum, { rows }) => sum + rows, 0);
  if (processed !== rowsIn)
    throw new FlowiError('internal', `Rows were lost: the source has ${rowsIn}, ${processed} were processed`);
  const files = results
    .filter(({ part }) => part !== null)
    .map(({ index, rows }) => ({ uri: destination.uriOf(partName(index, job.outputFormat)), rows }));
  const counts: WindowCounts = mergeWindowCounts(
    results.map((result) => result.counts),
    job.batchJobId,
  );
  const result: BatchResult = {
    schemaVersion: 1,
    batchJobId: job.batchJobId,
    step: job.step,
    rowsIn,
    rowsOut: files.reduce((sum, { rows }) => sum + rows, 0),
    answered: results.reduce((sum, { answered }) => sum + answered, 0),
    counts,
    files,
    seconds: (performance.now() - started) / 1000,
  };
  if (job.step === 'score') {
    const manifest = {
      schemaVersion: 1,
      batchJobId: job.batchJobId,
      attempt: job.attempt,
      packageDigest: digest,
      rows: result.rowsOut,
      files,
    };
    await destination.publish(manifest);
  }
  await store.write(below(job.outputUri, ATTEMPT_FILES.counts), JSON.stringify(counts));
  await store.write(below(job.outputUri, ATTEMPT_FILES.result), JSON.stringify(result));
  return result;
}
