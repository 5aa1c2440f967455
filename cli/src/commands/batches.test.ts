import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeError } from '../describe-error.ts';
import { exitCodeOf } from '../exit-code.ts';
import { instance, runCommand } from '../testing/api-server.ts';

const BATCH_JOB = {
  projectId: 'default',
  batchJobId: 'job-1',
  flowId: 'iris',
  modelVersion: 1,
  source: 'rows',
  sourceUris: ['s3://flowi-data/projects/default/rows.csv'],
  format: 'csv',
  destinationUri: 's3://flowi-data/projects/default/out/',
  outputFormat: 'csv',
  state: 'scoring',
  attempt: 1,
  executionArn: null,
  rowsIn: null,
  rowsOut: null,
  answered: null,
  verdict: null,
  reason: null,
  failure: null,
  driftReportId: null,
  ignoreDrift: false,
  scores: false,
  requestedBy: 'you',
  createdAt: '2026-01-01T00:00:00.000Z',
  finishedAt: null,
};

test('fetches what a batch job has written, and never over what is there', async () => {
  const { home, url } = await instance({
    'GET /api/projects/default/batch-jobs/job-1/files': () => ({
      status: 200,
      body: { items: [{ name: 'part-00000.csv', bytes: 5, url: `${url}/part` }] },
    }),
    'GET /part': { status: 200, body: 'a,b' },
  });
  const folder = join(home, 'out');

  const first = await runCommand('--json', 'batches', 'download', 'job-1', folder);
  const second = await runCommand('--json', 'batches', 'download', 'job-1', folder);

  const file = join(folder, 'part-00000.csv');
  expect(JSON.parse(first.stdout)).toEqual({ files: [file] });
  expect(await readFile(file, 'utf8')).toBe('"a,b"');
  expect(exitCodeOf(second.error)).toBe(2);
  expect(describeError(second.error)).toContain(`${file} is there already`);
});

test.each([
  ['stop', 'stopped', 1],
  ['retry', 'queued', 2],
])('%ss a batch job', async (verb, state, attempt) => {
  const job = { ...BATCH_JOB, state, attempt };
  const { seen } = await instance({
    [`POST /api/projects/default/batch-jobs/job-1/${verb}`]: { status: 202, body: job },
  });

  const { stdout, error } = await runCommand('--json', 'batches', verb, 'job-1');

  expect(error).toBeUndefined();
  expect(JSON.parse(stdout)).toMatchObject(job);
  expect(seen.at(-1)?.idempotencyKey).toBeTruthy();
});

test('asks for scores in a batch when told to', async () => {
  const { seen } = await instance({
    'POST /api/projects/default/flows/iris/batch-jobs': { status: 202, body: { ...BATCH_JOB, scores: true } },
  });

  await runCommand('batch', 'iris', 'rows', '--scores');

  expect(seen.at(-1)?.body).toEqual({ source: 'rows', scores: true, ignoreDrift: false });
});

test('lists batch jobs of a flow', async () => {
  const { seen } = await instance({
    'GET /api/projects/default/batch-jobs': { status: 200, body: { items: [BATCH_JOB], cursor: null } },
  });

  const { stdout } = await runCommand('batches', 'list', '--flow', 'iris');

  expect(stdout).toMatch(/JOB +FLOW .*\njob-1 +iris +1 +scoring/);
  expect(seen.at(-1)?.path).toBe('/api/projects/default/batch-jobs?flowId=iris');
});

test.each([
  [{}, ['799 of 799 rows answered', 's3://flowi-data/projects/default/out/'], 'drift check'],
  [{ answered: 0 }, ['0 of 799 rows answered'], 'drift check'],
  [{ verdict: 'watch', reason: '12 rows could not be read.' }, ['drift check: watch', '12 rows could not'], 'ok'],
  [{ verdict: 'not_enough_data', reason: 'Not enough data' }, ['drift check: not enough data'], 'ok'],
  [{ state: 'refused', answered: null, verdict: 'drift', reason: 'age moved' }, ['refused', 'age moved'], 'answered'],
])('shows of a batch job %j what was answered and what the drift check says', async (change, shown, hidden) => {
  const ended = {
    ...BATCH_JOB,
    state: 'succeeded',
    rowsIn: 799,
    rowsOut: 799,
    answered: 799,
    verdict: 'ok',
    ...change,
  };
  await instance({ 'GET /api/projects/default/batch-jobs/job-1': { status: 200, body: ended } });

  const { stdout } = await runCommand('batches', 'show', 'job-1');

  for (const words of shown) expect(stdout).toContain(words);
  expect(stdout).not.toContain(hidden);
});

test('lists how many rows were answered', async () => {
  const ended = { ...BATCH_JOB, state: 'succeeded', rowsIn: 799, rowsOut: 799, answered: 0, verdict: 'watch' };
  await instance({ 'GET /api/projects/default/batch-jobs': { status: 200, body: { items: [ended], cursor: null } } });

  const { stdout } = await runCommand('batches', 'list');

  expect(stdout).toMatch(/ROWS +ANSWERED +VERDICT .*\n.* 799 +0 +watch /);
});
