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
}

/** Written beside the part files when all of them are there. */
const MANIFEST = 'manifest.json';
const OWN_FILE = /(?:^|\/)(?:part-\d{5}\.(?:csv|parquet)|manifest\.json)$/;

/** Counts or scores a source. Writes part files, then the manifest; then counts.json and result.json below the job's own prefix. */
export async function runBatchJob(job: BatchJob, options: BatchOptions): Promise<BatchResult> {
  const started = performance.now();
  const workFolder = join(
    options.environment.FLOWI_TEMP,
    `flowi-batch-${encodeURIComponent(job.batchJobId)}-${job.step}`,
  );
  await rm(workFolder, { recursive: true, force: true });
  await mkdir(workFolder, { recursive: true });
  try {
    const { environment, store } = options;
    const modelFolder = channelFolder(environment.FLOWI_ML_ROOT, job.modelChannel);
    const { contract, digest } = await readModelPackage(modelFolder, job.packageDigest);
    const reserved = job.step === 'score' ? addedColumns(contract, environment.FLOWI_BATCH_SCORES) : [];
    const [threads, memoryMegabytes] = [environment.FLOWI_WORKERS, environment.FLOWI_MEMORY_MB];
    const source = await prepareSource({ job, contract, reserved, store, workFolder, threads, memoryMegabytes });
    options.log.info('source ready', { rows: source.rows, units: source.units.length });
    if (job.step === 'score') await clearDestination(job.destinationUri, store);
    const settings = workerSettings(job, options, { source, modelFolder, workFolder });
    const results = await runAll(job, options, source, settings);
    return await report(job, store, { results, rowsIn: source.rows, digest, started });
  } finally {
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
    scores: environment.FLOWI_BATCH_SCORES,
    modelFolder,
    packageDigest: job.packageDigest,
    columns: source.columns,
    sourceFolders: source.folders,
    workFolder,
    memoryMegabytes: environment.FLOWI_MEMORY_MB,
  };
}

async function runAll(
  job: BatchJob,
  options: BatchOptions,
  source: PreparedSource,
  settings: WorkerSettings,
): Promise<UnitResult[]> {
  const results: UnitResult[] = [];
  await runUnits(source.units, options.environment.FLOWI_WORKERS, settings, async (result) => {
    results.push(result);
    if (result.part !== null) {
      await options.store.upload(result.part, partUri(job, result.index));
      await rm(result.part);
    }
    options.log.info('unit done', { unit: result.index, of: source.units.length, rows: result.rows });
  });
  return results.sort((a, b) => a.index - b.index);
}

function partUri(job: BatchJob, index: number): string {
  return below(job.destinationUri, partName(index, job.outputFormat));
}

/** Part files of an earlier attempt would be read as rows of this one. Files of other names are left alone. */
async function clearDestination(destination: string, store: ObjectStore): Promise<void> {
  const prefix = `${destination.replace(/\/+$/, '')}/`;
  const stale = (await store.list(prefix)).filter((address) => OWN_FILE.test(address));
  for (const address of stale) await store.remove(address);
}

interface Outcome {
  readonly results: readonly UnitResult[];
  readonly rowsIn: number;
  readonly digest: string;
  readonly started: number;
}

async function report(
  job: BatchJob,
  store: ObjectStore,
  { results, rowsIn, digest, started }: Outcome,
): Promise<BatchResult> {
  const processed = results.reduce((sum, { rows }) => sum + rows, 0);
  if (processed !== rowsIn)
    throw new FlowiError('internal', `Rows were lost: the source has ${rowsIn}, ${processed} were processed`);
  const files = results
    .filter(({ part }) => part !== null)
    .map(({ index, rows }) => ({ uri: partUri(job, index), rows }));
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
    await store.write(below(job.destinationUri, MANIFEST), JSON.stringify(manifest));
  }
  await store.write(below(job.outputUri, ATTEMPT_FILES.counts), JSON.stringify(counts));
  await store.write(below(job.outputUri, ATTEMPT_FILES.result), JSON.stringify(result));
  return result;
}
