import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/fixtures.ts';
import { appendColumns, copyableGroups } from './append-columns.ts';

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
});

const query = async (sql: string) => (await duckdb.runAndReadAll(sql)).getRowObjectsJson();

/** Columns of many types, with nulls, in row groups of 2048, 2048 and 904 rows. */
const TABLE = `SELECT
  i AS id,
  (i * 7919 % 1000003)::DECIMAL(30, 7) / 1000 AS exact,
  'epoch'::TIMESTAMP_NS + to_microseconds(i) AS moment,
  CASE WHEN i % 3 > 0 THEN 'text ' || (i % 50) END AS words,
  CASE WHEN i % 5 > 0 THEN i / 7 END AS number,
  {a: i, b: [i, NULL, i + 1]} AS nested
FROM range(5000) rows(i)`;

async function writeTable(): Promise<{ folder: string; path: string }> {
  const folder = await temporaryFolder();
  const path = join(folder, 'source.parquet');
  await duckdb.run(`COPY (${TABLE}) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 2048, COMPRESSION snappy)`);
  return { folder, path };
}

/** A file with one row group of added columns. */
async function writeAdded(folder: string, from: number, to: number): Promise<string> {
  const path = join(folder, `added-${from}.parquet`);
  await duckdb.run(
    `COPY (SELECT 'p' || i AS prediction, NULL::FLOAT AS score FROM range(${from}, ${to}) rows(i)) TO '${path}' (FORMAT parquet)`,
  );
  return path;
}

/** What the footer says of the pages of the table's own columns. */
const pages = (path: string, groups: string) =>
  query(
    `SELECT path_in_schema, type, num_values, stats_min_value, stats_max_value, stats_null_count, compression, encodings, total_compressed_size
    FROM parquet_metadata('${path}') WHERE ${groups} AND path_in_schema NOT IN ('prediction', 'score') ORDER BY row_group_id, column_id`,
  );

test('all columns are there, and those of the source are stored as they were', async () => {
  const { folder, path } = await writeTable();
  const added = [
    await writeAdded(folder, 0, 2048),
    await writeAdded(folder, 2048, 4096),
    await writeAdded(folder, 4096, 5000),
  ];
  const target = join(folder, 'target.parquet');

  const rows = await appendColumns({ path, from: 0, to: 5000 }, added, target);

  expect(rows).toBe(5000);
  expect(await query(`FROM '${target}'`)).toEqual(
    await query(`SELECT *, 'p' || id AS prediction, NULL::FLOAT AS score FROM '${path}'`),
  );
  expect(await pages(target, 'true')).toEqual(await pages(path, 'true'));
  expect(await query(`SELECT num_rows, num_row_groups FROM parquet_file_metadata('${target}')`)).toEqual([
    { num_rows: '5000', num_row_groups: '3' },
  ]);
});

test('a range has its row groups only, and a filter on them still finds its rows', async () => {
  const { folder, path } = await writeTable();
  const target = join(folder, 'target.parquet');

  await appendColumns({ path, from: 2048, to: 4096 }, [await writeAdded(folder, 2048, 4096)], target);

  expect(await query(`SELECT min(id) AS low, max(id) AS high, count(*) AS rows FROM '${target}'`)).toEqual([
    { low: '2048', high: '4095', rows: '2048' },
  ]);
  expect(await query(`SELECT prediction, exact FROM '${target}' WHERE id = 3000`)).toEqual(
    await query(`SELECT 'p3000' AS prediction, exact FROM '${path}' WHERE id = 3000`),
  );
  expect(await pages(target, 'true')).toEqual(await pages(path, 'row_group_id = 1'));
});

test('added columns of other rows are refused', async () => {
  const { folder, path } = await writeTable();
  const target = join(folder, 'target.parquet');
  const range = { path, from: 0, to: 4096 };
  const whole = await writeAdded(folder, 0, 2048);

  await expect(appendColumns(range, [whole, await writeAdded(folder, 2048, 4000)], target)).rejects.toThrow(
    'A row group has 2048 rows, its added columns have 1952',
  );
  await expect(appendColumns(range, [whole], target)).rejects.toThrow('1 row groups have no added columns');
  await expect(appendColumns(range, [whole, whole, whole], target)).rejects.toThrow('A row group has no rows');
});

test.each([
  ['whole row groups', 2048, 5000, [2048, 904]],
  ['half a row group', 0, 3000, null],
])('%s: can be copied, or not', async (_, from, to, groups) => {
  const { path } = await writeTable();

  expect(await copyableGroups({ path, from, to })).toEqual(groups);
});

test('a file that is not Parquet in the clear cannot be copied', async () => {
  const { path } = await writeTable();
  const folder = await temporaryFolder();
  const encrypted = join(folder, 'encrypted.parquet');
  // The engine's own encryption suffices for a test.
  await duckdb.run(`SET force_mbedtls_unsafe = 'true'`);
  await duckdb.run(`PRAGMA add_parquet_key('key', '0123456789112345')`);
  await duckdb.run(
    `COPY (${TABLE}) TO '${encrypted}' (FORMAT parquet, ENCRYPTION_CONFIG {footer_key: 'key'}, ROW_GROUP_SIZE 2048)`,
  );

  expect((await readFile(path)).subarray(0, 4).toString()).toBe('PAR1');
  expect(await copyableGroups({ path: encrypted, from: 0, to: 5000 })).toBeNull();
});
