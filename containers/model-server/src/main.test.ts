import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, onTestFinished, test } from 'vitest';
import { createFolderStore } from './storage/folder-store.ts';
import { expectedOf, PACKAGES, temporaryFolder } from './testing/fixtures.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

function run(command: string[], environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...command], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Waits for a line of the log, and gives it. */
async function line(child: ChildProcess, message: string): Promise<Record<string, unknown>> {
  for await (const text of createInterface({ input: child.stderr! })) {
    const entry: Record<string, unknown> = JSON.parse(text);
    if (entry['message'] === message) return entry;
  }
  throw new Error(`the process ended without saying ${message}`);
}

test('serve: listens, answers, and on SIGTERM writes its counts and exits with 0', async () => {
  const root = await temporaryFolder();
  await symlink(join(PACKAGES, 'classifier'), join(root, 'model'));
  const windows = join(root, 'windows');
  const [home, temporary] = [join(root, 'home'), join(root, 'tmp')];
  for (const folder of [home, temporary]) await mkdir(folder);
  const child = run(['serve'], {
    HOME: home,
    TMPDIR: temporary,
    FLOWI_ML_ROOT: root,
    FLOWI_PORT: '0',
    FLOWI_BIND: '127.0.0.1',
    FLOWI_WINDOWS_URI: windows,
  });
  const { port } = await line(child, 'listening');
  const { rows } = expectedOf('classifier');
  let response: Response;
  do response = await fetch(`http://127.0.0.1:${port}/ping`);
  while (response.status !== 200);
  await fetch(`http://127.0.0.1:${port}/invocations`, {
    method: 'POST',
    body: JSON.stringify(rows),
    headers: { 'content-type': 'application/json' },
  });

  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');

  expect(code).toBe(0);
  // Nothing of onnxruntime's telemetry: neither a device id nor a file of events.
  expect([...(await readdir(home)), ...(await readdir(temporary))]).toEqual([]);
  const [window] = await createFolderStore().list(windows);
  expect(JSON.parse(await readFile(window ?? '', 'utf8'))).toMatchObject({ rows: rows.length });
});

test('batch: a failure is exit code 1, a reply on standard output, and output/failure', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'output'));
  const child = run(['batch'], { FLOWI_ML_ROOT: root });
  const printed: Buffer[] = [];
  child.stdout?.on('data', (data: Buffer) => printed.push(data));

  const [code] = await once(child, 'close');

  expect(code).toBe(1);
  const reply: unknown = JSON.parse(Buffer.concat(printed).toString());
  expect(reply).toMatchObject({ ok: false, code: 'invalid_request', message: expect.stringContaining('job.json') });
  expect(JSON.parse(await readFile(join(root, 'output', 'reply.json'), 'utf8'))).toEqual(reply);
  expect(JSON.parse(await readFile(join(root, 'output', 'failure'), 'utf8'))).toMatchObject({
    code: 'invalid_request',
  });
});

/** Channels of a job that scores a file with the classifier. */
async function stageScoring(root: string, source: string, format: 'csv' | 'parquet'): Promise<void> {
  const job = {
    schemaVersion: 1,
    kind: 'batch',
    step: 'score',
    projectId: 'demo',
    batchJobId: 'b1',
    attempt: 1,
    sourceUris: [source],
    format,
    destinationUri: join(root, 'out'),
    outputFormat: format,
    outputUri: join(root, 'job'),
    modelChannel: 'model',
  };
  await mkdir(join(root, 'input', 'data', 'job'), { recursive: true });
  await writeFile(join(root, 'input', 'data', 'job', 'job.json'), JSON.stringify(job));
  await symlink(join(PACKAGES, 'classifier'), join(root, 'input', 'data', 'model'));
}

test('batch: told to end while it scores, it leaves nothing in the destination and is exit code 1', async () => {
  const root = await temporaryFolder();
  const source = join(root, 'rows.csv');
  const row = '1.4,0.2,true,br-south\n';
  await writeFile(source, `petal_length,petal_width,wild,origin\n${row.repeat(200_000)}`);
  await stageScoring(root, source, 'csv');
  const child = run(['batch'], { FLOWI_ML_ROOT: root, FLOWI_TEMP: join(root, 'temp'), FLOWI_WORKERS: '1' });
  const exit = once(child, 'exit');
  await line(child, 'source ready');

  child.kill('SIGTERM');

  expect(await exit).toEqual([1, null]);
  expect(await createFolderStore().list(join(root, 'out'))).toEqual([]);
  expect(await createFolderStore().list(join(root, 'temp'))).toEqual([]);
  expect(JSON.parse(await readFile(join(root, 'output', 'failure'), 'utf8'))).toMatchObject({
    message: expect.stringContaining('was stopped'),
  });
});

/** Writes a Parquet file, a row group of which cannot be decoded. */
async function writeBrokenParquet(path: string, rows: number, rowGroup: number): Promise<void> {
  const duckdb = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await duckdb.run(
    `COPY (SELECT i / 1e5 AS petal_length, 0.2::FLOAT AS petal_width, true AS wild, 'br-south' AS origin FROM range(${rows}) rows(i))
    TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE 20480)`,
  );
  const [chunk = []] = (
    await duckdb.runAndReadAll(
      `SELECT data_page_offset::INTEGER, total_compressed_size::INTEGER FROM parquet_metadata('${path}')
      WHERE row_group_id = ${rowGroup} AND path_in_schema = 'petal_length'`,
    )
  ).getRowsJson();
  duckdb.closeSync();
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(Number(chunk[1]), 0xff), 0, Number(chunk[1]), Number(chunk[0]));
  await file.close();
}

test.each([
  ['the first piece that a worker reads', 11],
  ['one in the middle', 14],
])('batch: a part that fails while another is scored is exit code 1 with its cause (%s)', async (_, rowGroup) => {
  const root = await temporaryFolder();
  const source = join(root, 'rows.parquet');
  await writeBrokenParquet(source, 450_560, rowGroup);
  await stageScoring(root, source, 'parquet');

  const child = run(['batch'], { FLOWI_ML_ROOT: root, FLOWI_TEMP: join(root, 'temp'), FLOWI_WORKERS: '2' });

  expect(await once(child, 'exit')).toEqual([1, null]);
  const failure: unknown = JSON.parse(await readFile(join(root, 'job', 'failure.json'), 'utf8'));
  expect(failure).toMatchObject({
    ok: false,
    code: 'job_failed',
    message: expect.stringMatching(/^Rows 225280 to 450560 of .*rows\.parquet: (?!INTERRUPT)/),
  });
  expect(JSON.parse(await readFile(join(root, 'output', 'reply.json'), 'utf8'))).toEqual(failure);
  expect(await createFolderStore().list(join(root, 'out'))).toEqual([]);
  expect(await createFolderStore().list(join(root, 'temp'))).toEqual([]);
});

test.each([
  ['an unknown command', ['train'], {}, 2],
  ['no command', [], {}, 2],
  ['a setting that cannot be used', ['serve'], { FLOWI_PORT: 'eighty' }, 1],
])('%s ends with its exit code', async (_name, command, environment, expected) => {
  const child = run(command, environment);
  const said: Buffer[] = [];
  child.stderr?.on('data', (data: Buffer) => said.push(data));

  const [code] = await once(child, 'close');

  expect(code).toBe(expected);
  expect(Buffer.concat(said).toString()).toMatch(expected === 2 ? /^Usage: / : /FLOWI_PORT/);
});

test('lambda: takes an event from the runtime interface and answers it with a reply', async () => {
  const replies: unknown[] = [];
  const answered = Promise.withResolvers<void>();
  const events = [{ channels: { job: '/nowhere' } }, { wrong: true }];
  const runtime = createServer(async (request, response) => {
    if (request.method === 'POST') {
      replies.push(JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString()));
      response.end();
      if (replies.length === 2) answered.resolve();
      return;
    }
    const event = events.shift();
    if (event) response.setHeader('lambda-runtime-aws-request-id', 'r1').end(JSON.stringify(event));
  });
  runtime.listen(0, '127.0.0.1');
  await once(runtime, 'listening');
  onTestFinished(() => {
    runtime.close();
    runtime.closeAllConnections();
  });
  const address = runtime.address();
  const port = typeof address === 'object' ? address?.port : 0;

  run(['lambda'], { FLOWI_ML_ROOT: join(await temporaryFolder(), 'ml'), AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` });
  await answered.promise;

  expect(replies).toMatchObject([
    { ok: false, code: 'invalid_data', message: expect.stringContaining('nothing below /nowhere') },
    { ok: false, code: 'invalid_request' },
  ]);
});
