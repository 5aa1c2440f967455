import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { type BatchJob, batchResultSchema } from '@flowi/contracts/events';
import { windowCountsSchema } from '@flowi/contracts/package';
import { expect, onTestFinished, test } from 'vitest';
import { batch } from './batch/batch.ts';
import { NO_FINITE_VALUE } from './inference/settle.ts';
import { serve } from './serve.ts';
import { createFolderStore } from './storage/folder-store.ts';
import {
  batchEnvironment,
  expectedOf,
  type RawRow,
  recordingLog,
  serverEnvironment,
  temporaryFolder,
} from './testing/fixtures.ts';

const GOOD: RawRow = { petal_length: 1.4, petal_width: 0.2, wild: true, origin: 'br-south' };
const GAP: RawRow = { ...GOOD, petal_length: null };
const TWO_GAPS: RawRow = { ...GOOD, wild: null, petal_width: null };
/** Readable, but too much for the graph's single precision. */
const HUGE: RawRow = { ...GOOD, petal_length: 3e38, petal_width: -3e38 };
const NO_TEXT: RawRow = { ...GOOD, origin: null };
const WITHOUT = (column: string) => `${column} is missing and the model has no answer without it`;

async function start(settings: Record<string, string> = {}) {
  const environment = await serverEnvironment('strict', settings);
  const server = await serve({ environment, store: createFolderStore(), log: recordingLog() });
  onTestFinished(async () => {
    await server.stop();
  });
  const post = (path: string, body: string, headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${server.address.port}${path}`, { method: 'POST', body, headers });
  const json = { 'content-type': 'application/json' };
  return { server, post, postJson: (path: string, body: unknown) => post(path, JSON.stringify(body), json) };
}

const tensors = (rows: readonly RawRow[]) =>
  [
    { name: 'petal_length', datatype: 'FP64' },
    { name: 'petal_width', datatype: 'FP64' },
    { name: 'wild', datatype: 'BOOL' },
    { name: 'origin', datatype: 'BYTES' },
  ].map((head) => ({ ...head, shape: [rows.length], data: rows.map((row) => row[head.name]) }));

test('JSON: null with a reason where the model has no answer, and the other rows theirs', async () => {
  const { postJson } = await start();

  const response = await postJson('/invocations', [GOOD, GAP, TWO_GAPS, HUGE, NO_TEXT]);

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    predictions: [
      { label: 'setosa' },
      { label: null, reason: WITHOUT('petal_length') },
      { label: null, reason: WITHOUT('petal_width') },
      { label: null, reason: NO_FINITE_VALUE },
      { label: expect.any(String) },
    ],
  });
});

test('JSON: no scores beside no answer', async () => {
  const { postJson } = await start();

  const response = await postJson('/invocations?scores=true', [GAP, HUGE, GOOD]);

  expect(await response.json()).toEqual({
    predictions: [
      { label: null, scores: null, reason: WITHOUT('petal_length') },
      { label: null, scores: null, reason: NO_FINITE_VALUE },
      { label: 'setosa', scores: expect.objectContaining({ setosa: expect.any(Number) }) },
    ],
  });
});

test('rows with an answer get it, whatever else is in the same call of the graph', async () => {
  const { postJson } = await start();
  const { rows, labels } = expectedOf('strict');

  const replies = await Promise.all([...rows, GAP].map((row) => postJson('/invocations', [row])));

  const answers = (await Promise.all(replies.map((reply) => reply.json()))) as { predictions: { label: string }[] }[];
  expect(answers.map(({ predictions }) => predictions[0]?.label)).toEqual([...labels, null]);
});

test('CSV: an empty cell, in a line that no reader skips', async () => {
  const { post } = await start();
  const csv = { 'content-type': 'text/csv', accept: 'text/csv' };
  const body = '1.4,0.2,true,br-south\nNA,0.2,true,br-south\n1.4,0.2,true,null\n';

  expect(await (await post('/invocations', body, csv)).text()).toMatch(/^setosa\n""\n\w+\n$/);
  expect(await (await post('/invocations?scores=true', body, csv)).text()).toMatch(
    /^setosa(,[\d.e-]+){3}\n,,,\n\w+(,[\d.e-]+){3}\n$/,
  );
});

test('a matrix: NaN is a missing number', async () => {
  const { server } = await start();

  const response = await fetch(`http://127.0.0.1:${server.address.port}/invocations`, {
    method: 'POST',
    body: new Float32Array([1.4, 0.2, Number.NaN, 0, 0]),
    headers: { 'content-type': 'application/octet-stream' },
  });

  expect(await response.json()).toEqual({ predictions: [{ label: null, reason: WITHOUT('wild') }] });
});

test('Open Inference Protocol: refused with row and column, since its tensors have no null', async () => {
  const { postJson } = await start();

  const response = await postJson('/v2/models/model/infer', { inputs: tensors([GOOD, TWO_GAPS, HUGE]) });

  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    code: 'prediction_input',
    errors: [
      { row: 1, column: 'petal_width', given: 'null', allowed: expect.stringContaining('no answer without it') },
      { row: 2, column: null, given: 'values' },
    ],
  });
  expect((await postJson('/v2/models/model/infer', { inputs: tensors([GOOD, NO_TEXT]) })).status).toBe(200);
});

test('windows count such rows, with a missing answer', async () => {
  const folder = await temporaryFolder();
  const { server, postJson } = await start({ FLOWI_WINDOWS_URI: folder, FLOWI_WINDOW_ROWS: '3' });

  await postJson('/invocations', [GOOD, GAP, HUGE]);
  await server.stop();

  const [path] = await createFolderStore().list(folder);
  const window = windowCountsSchema.parse(JSON.parse(await readFile(path ?? '', 'utf8')));
  expect(window).toMatchObject({ rows: 3, refused: 0, prediction: { missing: 2, unseen: 0 } });
  expect(window.columns[0]).toMatchObject({ column: 'petal_length', missing: 1 });
});

async function scored(csv: string, given: Partial<BatchJob> = {}) {
  const folder = await temporaryFolder();
  const source = join(folder, 'source.csv');
  await writeFile(source, csv);
  const job: BatchJob = {
    schemaVersion: 1,
    kind: 'batch',
    step: 'score',
    projectId: 'demo',
    batchJobId: 'b1',
    attempt: 1,
    sourceUris: [source],
    format: 'csv',
    destinationUri: join(folder, 'out'),
    outputFormat: 'parquet',
    outputUri: join(folder, 'job'),
    modelChannel: 'model',
    ...given,
  };
  const environment = await batchEnvironment('strict', job);
  expect(await batch({ environment, store: createFolderStore(), write: () => undefined })).toMatchObject({ ok: true });
  const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
  const rows = await duckdb.runAndReadAll(`SELECT * FROM read_parquet('${folder}/out/*.parquet') ORDER BY id`);
  const document = async (name: string) => JSON.parse(await readFile(join(folder, 'job', name), 'utf8'));
  return { rows: rows.getRowObjectsJson(), document };
}

const HEADER = 'id,petal_length,petal_width,wild,origin\n';

test('batch: null and a reason beside the input, counted in the window', async () => {
  const { rows, document } = await scored(
    `${HEADER}1,1.4,0.2,true,br-south\n2,NA,0.2,true,br-south\n3,tall,null,true,x\n4,3e38,-3e38,true,br-south\n5,1.4,0.2,#N/A,None\n`,
    { scores: true },
  );

  expect(rows.map(({ prediction, prediction_error }) => [prediction, prediction_error])).toEqual([
    ['setosa', null],
    [null, WITHOUT('petal_length')],
    [null, expect.stringContaining('given tall; allowed: a number')],
    [null, NO_FINITE_VALUE],
    [null, WITHOUT('wild')],
  ]);
  expect(rows.map(({ score_setosa }) => score_setosa === null)).toEqual([false, true, true, true, true]);
  expect(batchResultSchema.parse(await document('result.json'))).toMatchObject({ rowsIn: 5, rowsOut: 5, answered: 1 });
  const counts = windowCountsSchema.parse(await document('counts.json'));
  expect(counts).toMatchObject({ rows: 4, refused: 1, prediction: { missing: 3 } });
});
