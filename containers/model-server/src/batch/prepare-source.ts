import { dirname, join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { FlowiError } from '@flowi/contracts/errors';
import type { BatchJob } from '@flowi/contracts/events';
import type { ModelContract } from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import { isS3, type ObjectStore } from '../storage/object-store.ts';
import { csvTable } from './csv-table.ts';
import { openDuckDb } from './open-duckdb.ts';
import { checkColumns, ROW_NUMBER, readColumns, type SourceColumn } from './source-columns.ts';
import { literal } from './sql.ts';
import type { Unit } from './unit.ts';

/** The source of a job as local Parquet files, cut into units. */
export interface PreparedSource {
  readonly units: readonly Unit[];
  readonly rows: number;
  readonly columns: readonly SourceColumn[];
  /** Folders of the files. */
  readonly folders: readonly string[];
}

interface SourceFile {
  readonly uri: string;
  /** Local Parquet file. */
  readonly path: string;
  readonly columns: readonly SourceColumn[];
}

export interface PrepareOptions {
  readonly job: BatchJob;
  readonly contract: ModelContract;
  /** Names that the source must not have. */
  readonly reserved: readonly string[];
  readonly store: ObjectStore;
  readonly workFolder: string;
  readonly threads: number;
  readonly memoryMegabytes: number;
}

/** Rows of a unit, about: small enough to spread over workers, large enough for few part files. */
const ROWS_OF_A_UNIT = 1_000_000;

/**
 * Fetches the source; CSV becomes Parquet, once, since a CSV file cannot be cut into pieces that several workers read.
 *
 * @throws FlowiError `invalid_data` naming the file that cannot be read, or the columns it lacks
 */
export async function prepareSource(options: PrepareOptions): Promise<PreparedSource> {
  const { job, workFolder } = options;
  const local = await fetchAll(options);
  const folders = [...new Set([...local.map((path) => dirname(path)), workFolder])];
  const engine = await openDuckDb({
    threads: options.threads,
    memoryMegabytes: options.memoryMegabytes * options.threads,
    folders,
    spill: join(workFolder, 'spill'),
  });
  try {
    const connection = await engine.connect();
    const files: SourceFile[] = [];
    for (const [index, path] of local.entries()) {
      const uri = job.sourceUris[index] ?? path;
      files.push(
        await naming(uri, () =>
          prepareFile(connection, { uri, path, converted: join(workFolder, `source-${index}.parquet`) }, options),
        ),
      );
    }
    const columns = checkAlike(files);
    const units = await cutIntoUnits(connection, files, options.threads);
    const rows = units.reduce((sum, unit) => sum + unit.to - unit.from, 0);
    if (rows === 0) throw new FlowiError('invalid_data', sayProblem('batch.no_rows', { uris: job.sourceUris }));
    return { units, rows, columns, folders };
  } finally {
    engine.close();
  }
}

async function fetchAll({ job, store, workFolder }: PrepareOptions): Promise<string[]> {
  const paths: string[] = [];
  for (const [index, uri] of job.sourceUris.entries()) {
    const path = isS3(uri) ? join(workFolder, `fetched-${index}.${job.format}`) : resolve(uri);
    if (isS3(uri)) await store.download(uri, path);
    paths.push(path);
  }
  return paths;
}

async function prepareFile(
  connection: DuckDBConnection,
  file: { uri: string; path: string; converted: string },
  options: PrepareOptions,
): Promise<SourceFile> {
  const { job, contract, reserved } = options;
  const csv = job.format === 'csv' ? await csvTable(file.path) : null;
  const columns = await readColumns(connection, csv ?? parquet(file.path));
  checkColumns(columns, contract, [...reserved, ROW_NUMBER], file.uri);
  if (csv === null) return { uri: file.uri, path: file.path, columns };
  await connection.run(
    `COPY (SELECT * FROM ${csv}) TO ${literal(file.converted)} (FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE 40960)`,
  );
  return { uri: file.uri, path: file.converted, columns };
}

function parquet(path: string): string {
  return `read_parquet(${literal(path)})`;
}

/** Part files of one job have the same columns, so its sources must have. */
function checkAlike(files: readonly SourceFile[]): readonly SourceColumn[] {
  const [first] = files;
  const shape = (columns: readonly SourceColumn[]) => columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  const other = files.find((file) => shape(file.columns) !== shape(first?.columns ?? []));
  if (first && other)
    throw new FlowiError(
      'invalid_data',
      sayProblem('batch.other_columns', {
        uri: other.uri,
        columns: shape(other.columns),
        first: first.uri,
        firstColumns: shape(first.columns),
      }),
    );
  return first?.columns ?? [];
}

/** Whole row groups, so that no two workers decode the same one. */
async function cutIntoUnits(
  connection: DuckDBConnection,
  files: readonly SourceFile[],
  threads: number,
): Promise<Unit[]> {
  const groups: { path: string; rows: number }[] = [];
  for (const { path } of files) {
    const result = await connection.runAndReadAll(
      `SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata(${literal(path)}) ORDER BY row_group_id`,
    );
    groups.push(...result.getRowsJson().map(([, rows]) => ({ path, rows: Number(rows) })));
  }
  const total = groups.reduce((sum, { rows }) => sum + rows, 0);
  const target = Math.min(ROWS_OF_A_UNIT, Math.ceil(total / threads));
  const units: Unit[] = [];
  for (const { path, rows } of groups) {
    const last = units.at(-1);
    const from = last?.path === path ? last.to : 0;
    const joined = last?.path === path && last.to - last.from + rows / 2 <= target;
    if (joined) units[units.length - 1] = { ...last, to: last.to + rows };
    else units.push({ index: units.length, path, from, to: from + rows });
  }
  return units;
}

/** An engine's complaint about a file, as ours and with the file's own name. */
async function naming<T>(uri: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FlowiError) throw error;
    const reason =
      error instanceof Error
        ? error.message
            .split('\n')
            .filter((line) => line.trim() !== '')
            .slice(0, 3)
            .join(' ')
        : String(error);
    throw new FlowiError('invalid_data', sayProblem('batch.unreadable', { uri, reason }), { cause: error });
  }
}
