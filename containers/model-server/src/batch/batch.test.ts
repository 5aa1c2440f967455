import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type BatchJob, batchResultSchema } from '@flowi/contracts/events';
import { windowCountsSchema } from '@flowi/contracts/package';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFolderStore } from '../storage/folder-store.ts';
import { batchEnvironment, expectedOf, type FixtureName, temporaryFolder } from '../testing/fixtures.ts';
import { batch } from './batch.ts';
import { stopped } from './destination.ts';

let duckdb: DuckDBConnection;
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:')).connect();
});

const expected = expectedOf('classifier');
const query = async (sql: string) => (await duckdb.runAndReadAll(sql)).getRowObjectsJson();
const outputs = (folder: string, format = 'parquet') =>
  query(
    `SELECT * FROM ${format === 'parquet' ? 'read_parquet' : 'read_csv'}('${folder}/part-*.${format}') ORDER BY id`,
  );

interface Setup {
  readonly job: BatchJob;
  readonly folder: string;
  run(signal?: AbortSignal): ReturnType<typeof batch>;
  document(path: string): Promise<unknown>;
}

async function setUp(
  source: string,
  given: Partial<BatchJob> = {},
  model: FixtureName = 'classifier',
  settings: Record<string, string> = {},
): Promise<Setup> {
  const folder = await temporaryFolder();
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
    ...given,
  };
  const environment = await batchEnvironment(model, job, settings);
  const run = (signal = new AbortController().signal) =>
    batch({ environment, store: createFolderStore(), write: () => undefined, signal });
  return { job, folder, run, document: async (path) => JSON.parse(await readFile(join(folder, path), 'utf8')) };
}

/** The fixture's rows, repeated, with an id, as a Parquet file of small row groups. */
async function writeParquet(repeats: number): Promise<string> {
  const folder = await temporaryFolder();
  const rows = Array.from({ length: repeats }, () => expected.rows).flat();
  await writeFile(join(folder, 'rows.json'), JSON.stringify(rows.map((row, id) => ({ id, ...row }))));
  const types = `{id: 'BIGINT', petal_length: 'DOUBLE', petal_width: 'FLOAT', wild: 'BOOLEAN', origin: 'VARCHAR'}`;
  const path = join(folder, 'source.parquet');
  await duckdb.run(
    `COPY (SELECT * FROM read_json('${folder}/rows.json', columns = ${types}) ORDER BY id) TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`,
  );
  return path;
}

async function writeCsv(text: string): Promise<string> {
  const path = join(await temporaryFolder(), 'source.csv');
  await writeFile(path, text);
  return path;
}

describe('scoring Parquet', () => {
  test('every row keeps its columns and gets the label scikit-learn gives it', async () => {
    const repeats = 400;
    const source = await writeParquet(repeats);
    const { run, job, document } = await setUp(source);

    const reply = await run();

    expect(reply).toEqual({ ok: true, resultUri: `${job.outputUri}/result.json` });
    const rows = repeats * expected.rows.length;
    const result = batchResultSchema.parse(await document('job/result.json'));
    expect(result).toMatchObject({ rowsIn: rows, rowsOut: rows, answered: rows });
    expect(result.files.length).toBeGreaterThan(1);
    const before = await query(`SELECT * FROM read_parquet('${source}') ORDER BY id`);
    const after = await outputs(job.destinationUri);
    expect(after.length).toBe(rows);
    expect(after.map(({ prediction: _, prediction_error: __, ...row }) => row)).toEqual(before);
    expect(after.map(({ prediction }) => prediction)).toEqual(
      Array.from({ length: repeats }, () => expected.labels).flat(),
    );
    expect(after.every(({ prediction_error }) => prediction_error === null)).toBe(true);
  });

  test('the manifest is there, names all parts and their rows, and stale parts are gone', async () => {
    const { run, job, document } = await setUp(await writeParquet(100));
    await createFolderStore().write(join(job.destinationUri, 'part-00099.parquet'), 'left by an earlier attempt');
    await createFolderStore().write(join(job.destinationUri, 'notes.txt'), 'somebody else’s');

    await run();

    const files = (await readdir(job.destinationUri)).sort();
    expect(await document('out/manifest.json')).toMatchObject({
      batchJobId: 'b1',
      rows: 6200,
      files: files.filter((file) => file.startsWith('part-')).map((file) => ({ uri: join(job.destinationUri, file) })),
    });
    expect(files).not.toContain('part-00099.parquet');
    expect(files).toContain('notes.txt');
  });

  test('jobs whose folders lie within its own keep what they wrote', async () => {
    const { run, job } = await setUp(await writeParquet(1));
    const store = createFolderStore();
    const others = ['b0/part-00000.parquet', 'b0/manifest.json'].map((name) => join(job.destinationUri, name));
    for (const file of others) await store.write(file, 'of another job');

    await run();

    expect(await store.list(join(job.destinationUri, 'b0'))).toEqual(others.sort());
  });

  test('the pointer beside the folders names the job that was written last', async () => {
    const folder = await temporaryFolder();
    const latestUri = join(folder, 'latest.json');
    const source = await writeParquet(1);
    for (const batchJobId of ['b1', 'b2']) {
      const { run } = await setUp(source, { batchJobId, latestUri, destinationUri: join(folder, batchJobId) });
      await run();
    }

    expect(JSON.parse(await readFile(latestUri, 'utf8'))).toEqual({
      schemaVersion: 1,
      batchJobId: 'b2',
      attempt: 1,
      rows: 62,
      destinationUri: join(folder, 'b2'),
      manifestUri: join(folder, 'b2', 'manifest.json'),
    });
    expect((await readdir(join(folder, 'b1'))).sort()).toEqual(['manifest.json', 'part-00000.parquet']);
  });

  test('scores are written when asked for', async () => {
    const { run, job } = await setUp(await writeParquet(1), { scores: true });

    await run();

    const [first] = await outputs(job.destinationUri);
    expect(first?.['score_setosa']).toBeCloseTo(expected.scores[0]?.[0] ?? -1, 5);
  });

  test('a regression gives numbers', async () => {
    const { run, job } = await setUp(await writeParquet(1), {}, 'regressor');

    await run();

    const values = (await outputs(job.destinationUri)).map(({ prediction }) => Number(prediction));
    expectedOf('regressor').values.forEach((value, row) => {
      expect(values[row]).toBeCloseTo(value, 4);
    });
  });
});

describe('scoring CSV', () => {
  const HEADER = 'id,petal_length,petal_width,wild,origin,note\n';

  test('rows that cannot be read keep their place, with null and a reason', async () => {
    const source = await writeCsv(
      `${HEADER}1,1.4,0.2,true,br-south,"a, b"\n2,tall,0.2,true,br-south,\n3,,2.1,false,,x\n4,5.5,1e400,0,ca-east,007\n5,5.5,1_000,maybe,ca-east,y\n`,
    );
    const { run, job, document } = await setUp(source, { format: 'csv', outputFormat: 'csv' });

    const reply = await run();

    expect(reply.ok).toBe(true);
    expect(batchResultSchema.parse(await document('job/result.json'))).toMatchObject({
      rowsIn: 5,
      rowsOut: 5,
      answered: 2,
    });
    const text = await readFile(join(job.destinationUri, 'part-00000.csv'), 'utf8');
    expect(text.split('\n')).toEqual([
      'id,petal_length,petal_width,wild,origin,note,prediction,prediction_error',
      '1,1.4,0.2,true,br-south,"a, b",setosa,',
      expect.stringMatching(/^2,tall,0\.2,true,br-south,,,"column ""petal_length"": given tall; allowed: a number/),
      '3,,2.1,false,,x,virginica,',
      expect.stringMatching(/^4,5\.5,1e400,0,ca-east,007,,"column ""petal_width"": given 1e400/),
      expect.stringMatching(/^5,5\.5,1_000,maybe,ca-east,y,,"column ""petal_width"": given 1_000/),
      '',
    ]);
  });

  test('Parquet output has types for what the model reads; other columns stay text, leading zeros included', async () => {
    const source = await writeCsv(`${HEADER}1,1.4,0.2,true,br-south,007\n`.replaceAll('\n', '\r\n'));
    const { run, job } = await setUp(source, { format: 'csv' });

    await run();

    const columns = await query(`DESCRIBE SELECT * FROM read_parquet('${job.destinationUri}/part-*.parquet')`);
    expect(columns.map(({ column_name, column_type }) => `${column_name} ${column_type}`)).toEqual([
      'id VARCHAR',
      'petal_length DOUBLE',
      'petal_width DOUBLE',
      'wild BOOLEAN',
      'origin VARCHAR',
      'note VARCHAR',
      'prediction VARCHAR',
      'prediction_error VARCHAR',
    ]);
  });

  test.each([
    [
      'a missing column',
      'id,petal_length,petal_width,wild\n1,2,3,true\n',
      /lacks origin, which the model needs; it has id, petal_length/,
    ],
    [
      'a name that predictions use',
      `prediction,petal_length,petal_width,wild,origin\n1,2,3,true,x\n`,
      /has the column prediction/,
    ],
    [
      'ragged rows',
      `${HEADER}1,1.4,0.2,true,br-south,a\n2,1.4\n`,
      /source\.csv, line 3 has 2 fields; the header has 6/,
    ],
    [
      'a column twice',
      'petal_length,petal_length,petal_width,wild,origin\n1,1,1,true,a\n',
      /has the column petal_length twice/,
    ],
    ['NUL bytes in the header', 'petal_length,\0,petal_width,wild,origin\n', /source\.csv/],
    ['a header only', HEADER, /There is no row/],
    ['an empty file', '', /source\.csv.* is empty/],
    ['another encoding', Buffer.from(`${HEADER}1,1.4,0.2,true,S\xe3o,a\n`, 'latin1'), /source\.csv cannot be read/],
  ])('%s: the job fails before anything is written', async (_, text, message) => {
    const source = await writeCsv('');
    await writeFile(source, text);
    const { run, folder, job } = await setUp(source, { format: 'csv' });

    const reply = await run();

    expect(reply).toMatchObject({ ok: false, code: 'invalid_data', message: expect.stringMatching(message) });
    expect(await createFolderStore().list(job.destinationUri)).toEqual([]);
    expect(await readdir(join(folder, 'job'))).toEqual(['failure.json', 'log.txt']);
  });
});

describe('counting', () => {
  test('counts are those of the rows, predictions are left out, nothing goes to the destination', async () => {
    const { run, job, document } = await setUp(await writeParquet(50), { step: 'count' });

    const reply = await run();

    expect(reply.ok).toBe(true);
    const counts = windowCountsSchema.parse(await document('job/counts.json'));
    const rows = 50 * expected.rows.length;
    expect(counts).toMatchObject({ windowId: 'b1', rows, refused: 0 });
    const missing = expected.rows.filter((row) => row['petal_length'] === null).length * 50;
    expect(counts.columns[0]).toMatchObject({ column: 'petal_length', missing });
    expect(counts.columns[0]?.counts.reduce((sum, count) => sum + count, 0)).toBe(rows - missing);
    const brazil = expected.rows.filter((row) => String(row['origin']).startsWith('br-')).length * 50;
    expect(counts.columns[3]?.counts[0]).toBe(brazil);
    expect(counts.prediction.counts).toEqual([0, 0, 0]);
    expect(await createFolderStore().list(job.destinationUri)).toEqual([]);
  });

  test('a score counts the same, and the predictions', async () => {
    const source = await writeParquet(50);
    const [counted, scored] = [await setUp(source, { step: 'count' }), await setUp(source)];

    await counted.run();
    await scored.run();

    const read = async ({ document }: Setup) => windowCountsSchema.parse(await document('job/counts.json'));
    const [a, b] = [await read(counted), await read(scored)];
    expect(b.columns).toEqual(a.columns);
    const share = (label: string) => expected.labels.filter((name) => name === label).length * 50;
    expect(b.prediction.counts).toEqual(['setosa', 'versicolor', 'virginica'].map(share));
  });
});

test('a package that is not the registered one scores nothing', async () => {
  const { run, job } = await setUp(await writeParquet(1), { packageDigest: `sha256:${'0'.repeat(64)}` });

  expect(await run()).toMatchObject({
    ok: false,
    code: 'invalid_data',
    message: expect.stringContaining('registered'),
  });
  expect(await createFolderStore().list(job.destinationUri)).toEqual([]);
});

describe('a score that does not end well', () => {
  async function afterAnEarlierJob(given: Partial<BatchJob> = {}) {
    const setup = await setUp(await writeParquet(100), given);
    const store = createFolderStore();
    await store.write(join(setup.job.destinationUri, 'part-00000.parquet'), 'of an earlier job');
    await store.write(join(setup.job.destinationUri, 'manifest.json'), '{"earlier": true}');
    const destination = async () =>
      Promise.all(
        (await store.list(setup.job.destinationUri)).map(async (file) => [file, String(await store.read(file))]),
      );
    return { ...setup, store, destination, before: await destination() };
  }

  test('because it was stopped where nothing could end it leaves the destination as it was', async () => {
    const { run, job, store, destination, before } = await afterAnEarlierJob();
    await store.write(join(job.outputUri, 'stopped.json'), '{}');

    const reply = await run();

    expect(reply).toMatchObject({ ok: false, code: 'job_failed', message: expect.stringContaining('was stopped') });
    expect(await destination()).toEqual(before);
  });

  test('because it was told to end leaves the destination as it was', async () => {
    const { run, destination, before } = await afterAnEarlierJob();

    const reply = await run(AbortSignal.abort(stopped()));

    expect(reply).toMatchObject({ ok: false, message: expect.stringContaining('was stopped') });
    expect(await destination()).toEqual(before);
  });

  test('because the manifest cannot be written leaves no part of it', async () => {
    const { job, store, run, destination } = await afterAnEarlierJob();
    await store.remove(join(job.destinationUri, 'manifest.json'));
    await mkdir(join(job.destinationUri, 'manifest.json'));

    const reply = await run();

    expect(reply.ok).toBe(false);
    expect(await destination()).toEqual([]);
  });

  test('because the pointer to it cannot be written leaves nothing of it', async () => {
    const latestUri = join(await temporaryFolder(), 'latest.json');
    await mkdir(latestUri);
    const { run, destination } = await afterAnEarlierJob({ latestUri });

    const reply = await run();

    expect(reply.ok).toBe(false);
    expect(await destination()).toEqual([]);
  });
});

test('why a job failed is also in the file that a processing job shows', async () => {
  const message = join(await temporaryFolder(), 'output', 'message');
  const { run } = await setUp('/nowhere.parquet', {}, 'classifier', { FLOWI_EXIT_MESSAGE: message });

  const reply = await run();

  expect(reply.ok).toBe(false);
  expect(JSON.parse(await readFile(message, 'utf8'))).toMatchObject({ code: 'invalid_data', fix: null });
});

test('several files are scored in order', async () => {
  const one = await writeCsv('id,petal_length,petal_width,wild,origin\n1,1.4,0.2,true,br-south\n');
  const two = await writeCsv('id,petal_length,petal_width,wild,origin\n2,5.9,2.2,true,br-south\n');
  const { run, job } = await setUp(one, { format: 'csv', outputFormat: 'csv', sourceUris: [one, two] });

  await run();

  expect(await outputs(job.destinationUri, 'csv')).toMatchObject([
    { id: '1', prediction: 'setosa' },
    { id: '2', prediction: 'virginica' },
  ]);
});

test('a job document that cannot be used is a failure that names the field', async () => {
  const { run } = await setUp('/nowhere', { format: 'excel' as 'csv' });

  expect(await run()).toMatchObject({ ok: false, code: 'invalid_request', message: expect.stringContaining('format') });
});
