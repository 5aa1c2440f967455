import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type BatchJob, batchResultSchema } from '@flowi/contracts/events';
import { beforeAll, expect, test } from 'vitest';
import { createFolderStore } from '../storage/folder-store.ts';
import { batchEnvironment, type FixtureName, temporaryFolder } from '../testing/fixtures.ts';
import { batch } from './batch.ts';

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
});

const ROWS = 31_000;
const [SMALL, LARGE] = [2_048, 20_480];

/** Rows with columns of many types; some numbers cannot be read, some are missing. */
const TABLE = `SELECT
  i AS id,
  CASE WHEN i % 1000 = 7 THEN 'tall' WHEN i % 11 > 0 THEN (i % 60 / 10)::VARCHAR END AS petal_length,
  CASE WHEN i % 13 > 0 THEN (i % 25 / 10)::FLOAT END AS petal_width,
  i % 2 = 0 AS wild,
  CASE WHEN i % 3 = 0 THEN 'br-south' ELSE 'ca-east' END AS origin,
  (i * 7919 % 1000003)::DECIMAL(30, 7) / 1000 AS exact,
  [i, NULL] AS tags
FROM range(${ROWS}) rows(i)`;

const query = async (sql: string) => (await duckdb.runAndReadAll(sql)).getRowObjectsJson();

/** Scores the table, stored in row groups of this size. @returns source and parts as paths for DuckDB */
async function score(rowGroup: number, model: FixtureName, scores: boolean) {
  const folder = await temporaryFolder();
  const source = join(folder, 'source.parquet');
  await duckdb.run(`COPY (${TABLE}) TO '${source}' (FORMAT parquet, ROW_GROUP_SIZE ${rowGroup}, COMPRESSION snappy)`);
  const job: BatchJob = {
    schemaVersion: 1,
    kind: 'batch',
    step: 'score',
    projectId: 'demo',
    batchJobId: 'b1',
    attempt: 1,
    sourceUris: [source],
    format: 'parquet',
    destinationUri: join(folder, 'out'),
    outputFormat: 'parquet',
    outputUri: join(folder, 'job'),
    modelChannel: 'model',
    scores,
  };
  const environment = await batchEnvironment(model, job);
  const reply = await batch({ environment, store: createFolderStore(), write: () => undefined });
  expect(reply).toMatchObject({ ok: true });
  const result = batchResultSchema.parse(
    JSON.parse((await createFolderStore().read(join(folder, 'job/result.json'))).toString()),
  );
  return { result, source, parts: `${job.destinationUri}/part-*.parquet` };
}

const pages = (path: string) =>
  query(
    `SELECT path_in_schema, num_values, stats_min_value, stats_max_value, compression, encodings, total_compressed_size
    FROM parquet_metadata('${path}') WHERE NOT starts_with(path_in_schema, 'prediction') AND NOT starts_with(path_in_schema, 'score_')
    ORDER BY file_name, row_group_id, column_id`,
  );

test.each([
  ['classifier', true],
  ['regressor', false],
  ['strict', false],
] as const)(
  '%s: large row groups are kept as they are, small ones are written anew, with the same rows',
  async (model, scores) => {
    const [anew, kept] = [await score(SMALL, model, scores), await score(LARGE, model, scores)];

    expect(kept.result).toMatchObject({ rowsIn: ROWS, rowsOut: ROWS, answered: anew.result.answered });
    expect(kept.result.files.map(({ rows }) => rows)).toEqual([LARGE, ROWS - LARGE]);
    const rows = await query(`FROM read_parquet('${kept.parts}') ORDER BY id`);
    expect(rows).toEqual(await query(`FROM read_parquet('${anew.parts}') ORDER BY id`));
    expect(rows[7]).toMatchObject({
      prediction: null,
      prediction_error: expect.stringContaining('column "petal_length": given tall'),
    });
    expect(await pages(kept.parts)).toEqual(await pages(kept.source));
    expect(await pages(anew.parts)).not.toEqual(await pages(anew.source));
  },
);
