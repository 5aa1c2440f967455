import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { BatchJob } from '@flowi/contracts/events';
import { type WindowCounts, windowCountsSchema } from '@flowi/contracts/package';
import { batch } from '../../containers/model-server/src/batch/batch.ts';
import { readEnvironment } from '../../containers/model-server/src/env.ts';
import { createLog } from '../../containers/model-server/src/log.ts';
import { serve } from '../../containers/model-server/src/serve.ts';
import { createFolderStore } from '../../containers/model-server/src/storage/folder-store.ts';
import type { Case } from './cases.ts';

export interface Online {
  post(route: string, body: string, headers: Readonly<Record<string, string>>): Promise<Response>;
  stop(): Promise<void>;
}

/** A model server of its own for the case's package, on a free port. */
export async function startServer({ folder, expected }: Case): Promise<Online> {
  const root = path.join(folder, 'online');
  await mkdir(root, { recursive: true });
  await symlink(path.join(folder, 'package'), path.join(root, 'model'));
  const environment = readEnvironment({
    FLOWI_ML_ROOT: root,
    FLOWI_PORT: '0',
    FLOWI_BIND: '127.0.0.1',
    FLOWI_PACKAGE_DIGEST: expected.digest,
  });
  const server = await serve({ environment, store: createFolderStore(), log: createLog(() => undefined) });
  const url = `http://127.0.0.1:${server.address.port}`;
  return {
    post: (route, body, headers) => fetch(url + route, { method: 'POST', body, headers }),
    stop: async () => {
      await server.stop();
    },
  };
}

type Format = 'csv' | 'parquet';

/** Rows as a batch job wrote them, in their order, and what it counted. */
export interface BatchOutput {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly counts: WindowCounts;
}

interface BatchRun {
  readonly format: Format;
  readonly step: BatchJob['step'];
  /** File of the case's folder, without its ending. */
  readonly source: string;
}

/** Scores or counts rows of a case with a batch job that reads and writes one format. */
export async function runBatch({ folder, expected }: Case, { format, step, source }: BatchRun): Promise<BatchOutput> {
  const root = path.join(folder, `batch-${step}-${format}`);
  const job: BatchJob = {
    schemaVersion: 1,
    kind: 'batch',
    step,
    projectId: 'parity',
    batchJobId: 'parity',
    attempt: 1,
    sourceUris: [path.join(folder, `${source}.${format}`)],
    format,
    destinationUri: path.join(root, 'out'),
    outputFormat: format,
    outputUri: path.join(root, 'job'),
    modelChannel: 'model',
    packageDigest: expected.digest,
    scores: true,
  };
  const channels = path.join(root, 'input', 'data');
  await mkdir(path.join(channels, 'job'), { recursive: true });
  await writeFile(path.join(channels, 'job', 'job.json'), JSON.stringify(job));
  await symlink(path.join(folder, 'package'), path.join(channels, 'model'));
  const settings = { FLOWI_ML_ROOT: root, FLOWI_TEMP: path.join(root, 'temp'), FLOWI_WORKERS: '1' };
  const environment = readEnvironment(settings);
  const reply = await batch({ environment, store: createFolderStore(), write: () => undefined });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  const counts = windowCountsSchema.parse(JSON.parse(await readFile(path.join(root, 'job', 'counts.json'), 'utf8')));
  return { rows: step === 'score' ? await readParts(path.join(root, 'out'), format) : [], counts };
}

let duckdb: Promise<DuckDBConnection> | null = null;

async function readParts(folder: string, format: Format): Promise<BatchOutput['rows']> {
  duckdb ??= DuckDBInstance.create(':memory:').then((instance) => instance.connect());
  const files = `'${folder}/part-*.${format}'`;
  const source = format === 'csv' ? `read_csv(${files}, all_varchar = true)` : `read_parquet(${files})`;
  const read = await (await duckdb).runAndReadAll(`SELECT * FROM ${source} ORDER BY CAST("row" AS INTEGER)`);
  return read.getRowObjectsJson();
}
