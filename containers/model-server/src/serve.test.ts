import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { windowCountsSchema } from '@flowi/contracts/package';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ModelServer, serve } from './serve.ts';
import { createFolderStore } from './storage/folder-store.ts';
import {
  expectedOf,
  type FixtureName,
  type RawRow,
  recordingLog,
  serverEnvironment,
  temporaryFolder,
} from './testing/fixtures.ts';

const { rows, labels, scores } = expectedOf('classifier');
const GOOD: RawRow = { petal_length: 1.4, petal_width: 0.2, wild: true, origin: 'br-south' };

type Body = string | Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

interface Answer {
  predictions: { label: string; value: number; scores: Record<string, number> }[];
}
interface InferAnswer {
  outputs: { name: string; data: unknown[]; parameters: { binary_data_size: number } }[];
}
interface ProblemAnswer {
  detail: string;
  error: string;
  errors: { given: string; allowed: string }[];
}

interface Running {
  readonly server: ModelServer;
  readonly url: string;
  post(path: string, body: Body, headers?: Record<string, string>): Promise<Response>;
  postJson(path: string, body: unknown): Promise<Response>;
}

async function start(name: FixtureName = 'classifier', settings: Record<string, string> = {}): Promise<Running> {
  const server = await serve({
    environment: await serverEnvironment(name, settings),
    store: createFolderStore(),
    log: recordingLog(),
  });
  onTestFinished(async () => {
    await server.stop();
  });
  const url = `http://127.0.0.1:${server.address.port}`;
  const post = (path: string, body: Body, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: 'POST', body, headers });
  const json = { 'content-type': 'application/json' };
  return { server, url, post, postJson: (path, body) => post(path, JSON.stringify(body), json) };
}

const read = async <T>(response: Response) => (await response.json()) as T;
const labelsOf = async (response: Response) => (await read<Answer>(response)).predictions.map(({ label }) => label);

describe('/invocations with JSON', () => {
  test('records get the labels and probabilities that scikit-learn gives', async () => {
    const { postJson } = await start();

    const response = await postJson('/invocations?scores=true', rows);

    const { predictions } = await read<Answer>(response);
    expect(predictions.map(({ label }) => label)).toEqual(labels);
    predictions.forEach((prediction, row) => {
      for (const [index, score] of Object.values(prediction.scores).entries()) {
        expect(score).toBeCloseTo(scores[row]?.[index] ?? -1, 5);
      }
    });
  });

  const arrays = rows.map((row) => Object.values(row));
  test.each<[string, unknown]>([
    ['arrays in column order', arrays],
    ['instances', { instances: rows }],
    ['dataframe_records', { dataframe_records: rows }],
    [
      'dataframe_split, columns in another order',
      {
        dataframe_split: {
          columns: ['origin', 'wild', 'petal_width', 'petal_length'],
          data: arrays.map((row) => [...row].reverse()),
        },
      },
    ],
  ])('%s are rows as well', async (_, body) => {
    const { postJson } = await start();

    expect(await labelsOf(await postJson('/invocations', body))).toEqual(labels);
  });

  test('one record alone is one row; scores only when asked for', async () => {
    const { postJson } = await start();

    expect(await (await postJson('/invocations', GOOD)).json()).toEqual({ predictions: [{ label: 'setosa' }] });
    const asked = await read<Answer>(
      await postJson('/invocations', { instances: [GOOD], parameters: { scores: true } }),
    );
    expect(Object.keys(asked.predictions[0]?.scores ?? {})).toEqual(['setosa', 'versicolor', 'virginica']);
  });

  test('a regression answers values', async () => {
    const { postJson } = await start('regressor');

    const { predictions } = await read<Answer>(await postJson('/invocations', rows));

    for (const [row, value] of expectedOf('regressor').values.entries())
      expect(predictions[row]?.value).toBeCloseTo(value, 4);
  });

  test('null is missing and an unknown category is answered, not refused', async () => {
    const { postJson } = await start();

    const response = await postJson('/invocations', [
      { petal_length: null, petal_width: null, wild: null, origin: null },
      { ...GOOD, origin: 'atlantis-deep' },
    ]);

    expect(response.status).toBe(200);
    expect(await labelsOf(response)).toHaveLength(2);
  });

  test('many requests at once each get their own answer', async () => {
    const { postJson } = await start();

    const answers = await Promise.all(rows.map(async (row) => labelsOf(await postJson('/invocations', [row]))));

    expect(answers.flat()).toEqual(labels);
  });

  test('a request of more rows than one call of the graph takes', async () => {
    const { postJson } = await start();
    const many = Array.from({ length: 200 }, () => rows).flat();

    expect(await labelsOf(await postJson('/invocations', many))).toEqual(
      Array.from({ length: 200 }, () => labels).flat(),
    );
  });
});

describe('/invocations with other types', () => {
  const csv = (header: boolean) =>
    [
      ...(header ? ['wild,origin,petal_width,petal_length'] : []),
      ...rows.map((row) =>
        (header ? [row['wild'], row['origin'], row['petal_width'], row['petal_length']] : Object.values(row))
          .map((cell) => cell ?? '')
          .join(','),
      ),
    ].join('\n');

  test.each([
    ['with a header, columns in another order', true],
    ['without a header', false],
  ])('CSV %s', async (_, header) => {
    const { post } = await start();

    expect(await labelsOf(await post('/invocations', csv(header), { 'content-type': 'text/csv' }))).toEqual(labels);
  });

  test('CSV out: a label a line', async () => {
    const { post } = await start();

    const response = await post('/invocations', csv(false), { 'content-type': 'text/csv', accept: 'text/csv' });

    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(await response.text()).toBe(`${labels.join('\n')}\n`);
  });

  test('a float32 matrix of features', async () => {
    const { post } = await start();
    const matrix = Float32Array.from([1.4, 0.2, 1, 0, 1, 5.9, 2.2, 0, 1, -1]);

    expect(await labelsOf(await post('/invocations', matrix, { 'content-type': 'application/octet-stream' }))).toEqual([
      'setosa',
      'virginica',
    ]);
  });

  test('an unknown content type is refused with those allowed', async () => {
    const { post } = await start();

    const response = await post('/invocations', 'x', { 'content-type': 'application/xml' });

    expect(response.status).toBe(400);
    expect((await read<ProblemAnswer>(response)).detail).toContain('allowed: application/json, text/csv');
  });
});

describe('bad rows', () => {
  const { petal_width: _, ...lacking } = GOOD;
  test.each<[string, unknown, { row: number; column: string | null; given: string }]>([
    ['a missing column', [GOOD, lacking], { row: 1, column: 'petal_width', given: 'no such column' }],
    ['an extra column', [{ ...GOOD, colour: 'red' }], { row: 0, column: 'colour', given: 'an extra column' }],
    ['text for a number', [{ ...GOOD, petal_length: '1.4' }], { row: 0, column: 'petal_length', given: '"1.4"' }],
    ['a number for text', [{ ...GOOD, origin: 7 }], { row: 0, column: 'origin', given: '7' }],
    ['a number for true or false', [{ ...GOOD, wild: 1 }], { row: 0, column: 'wild', given: '1' }],
    [
      'a number beyond float32',
      [{ ...GOOD, petal_length: 1e300 }],
      { row: 0, column: 'petal_length', given: '1e+300' },
    ],
    ['a list as a value', [{ ...GOOD, origin: [] }], { row: 0, column: 'origin', given: '[]' }],
    ['a row that is null', [GOOD, null], { row: 1, column: null, given: 'null' }],
    ['an array that is too short', [[1, 2]], { row: 0, column: null, given: '2 values' }],
  ])('%s: 422 naming row, column, given and allowed', async (_name, body, problem) => {
    const { postJson } = await start();

    const response = await postJson('/invocations', body);

    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const document = await read<ProblemAnswer>(response);
    expect(document).toMatchObject({ code: 'prediction_input', status: 422, errors: [problem] });
    expect(document.errors[0]?.allowed).not.toBe('');
  });

  test('several problems are told at once, up to a number', async () => {
    const { postJson } = await start();

    const document = await read<ProblemAnswer>(
      await postJson(
        '/invocations',
        Array.from({ length: 500 }, () => ({ ...GOOD, petal_length: 'x' })),
      ),
    );

    expect(document.errors).toHaveLength(20);
  });

  test.each([
    ['no rows', '[]', 422],
    ['no JSON', '{"a":', 400],
    ['a lone number', '3', 422],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 400],
    ['an unknown key beside instances', '{"instances": [], "signature_name": "x"}', 400],
  ])('%s', async (_name, body, status) => {
    const { post } = await start();

    expect((await post('/invocations', body, { 'content-type': 'application/json' })).status).toBe(status);
  });

  test.each([
    ['a column missing in the header', 'petal_length,petal_width,wild\n1,1,true', 'no such column'],
    ['an extra column in the header', 'petal_length,petal_width,wild,origin,x\n1,1,true,a,1', 'an extra column'],
    ['a ragged line', '1,1,true,a\n1,1', '2 values'],
    ['text for a number', 'tall,1,true,a', '"tall"'],
  ])('CSV with %s', async (_name, body, given) => {
    const { post } = await start();

    const response = await post('/invocations', body, { 'content-type': 'text/csv' });

    expect(response.status).toBe(422);
    expect((await read<ProblemAnswer>(response)).errors[0]?.given).toBe(given);
  });

  test('more rows than allowed: 413', async () => {
    const { postJson } = await start('classifier', { FLOWI_MAX_ROWS: '10' });

    expect((await postJson('/invocations', rows)).status).toBe(413);
  });
});

describe('a body of 50 MB', () => {
  const size = 50 * 1024 * 1024;

  test('is answered 413, and the server lives on', async () => {
    const { post, postJson } = await start();

    const response = await post('/invocations', Buffer.alloc(size), { 'content-type': 'application/json' });

    expect(response.status).toBe(413);
    expect((await read<ProblemAnswer>(response)).detail).toContain(`${size} bytes; allowed: 6291456 bytes`);
    expect((await postJson('/invocations', [GOOD])).status).toBe(200);
  });

  test('is answered from its announced length, before it is sent', async () => {
    const { server } = await start();
    const socket = connect(server.address.port, '127.0.0.1');
    onTestFinished(() => {
      socket.destroy();
    });

    socket.write(
      `POST /invocations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${size}\r\n\r\n[`,
    );
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString())));

    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('without an announced length is cut off at the limit', async () => {
    const { url } = await start();
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        if (sent > size) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    });

    const response = await fetch(`${url}/invocations`, {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    } as RequestInit);

    expect(response.status).toBe(413);
  });
});

describe('Open Inference Protocol', () => {
  const columns: [string, string][] = [
    ['petal_length', 'FP64'],
    ['petal_width', 'FP32'],
    ['wild', 'BOOL'],
    ['origin', 'BYTES'],
  ];
  const inputs = columns.map(([name, datatype]) => ({
    name,
    datatype,
    shape: [rows.length],
    data: rows.map((row) => row[name] ?? null),
  }));

  test('named columns, in any order, give labels and scores', async () => {
    const { postJson } = await start();

    const answer = await read<InferAnswer>(
      await postJson('/v2/models/model/infer', { id: 'abc', inputs: [...inputs].reverse() }),
    );

    expect(answer).toMatchObject({ model_name: 'model', model_version: '1', id: 'abc' });
    expect(answer.outputs[0]).toEqual({ name: 'label', datatype: 'BYTES', shape: [rows.length], data: labels });
    expect(answer.outputs[1]).toMatchObject({ name: 'scores', datatype: 'FP32', shape: [rows.length, 3] });
    for (const [index, score] of scores.flat().entries()) expect(answer.outputs[1]?.data[index]).toBeCloseTo(score, 5);
  });

  test('only the outputs asked for, and the version in the path', async () => {
    const { postJson } = await start();

    const answer = await read<InferAnswer>(
      await postJson('/v2/models/model/versions/1/infer', { inputs, outputs: [{ name: 'label' }] }),
    );

    expect(answer.outputs.map(({ name }) => name)).toEqual(['label']);
  });

  test('binary tensors in and out', async () => {
    const { post } = await start();
    const texts = ['br-south', 'ca-north'].map((text) =>
      Buffer.concat([Buffer.from(Uint32Array.of(text.length).buffer), Buffer.from(text)]),
    );
    const tensors = [
      Buffer.from(Float32Array.of(1.4, Number.NaN).buffer),
      Buffer.from(Float64Array.of(0.2, 2.2).buffer),
      Buffer.from([1, 0]),
      Buffer.concat(texts),
    ];
    const document = JSON.stringify({
      inputs: columns.map(([name], index) => ({
        name,
        datatype: ['FP32', 'FP64', 'BOOL', 'BYTES'][index],
        shape: [2],
        parameters: { binary_data_size: tensors[index]!.length },
      })),
      outputs: [
        { name: 'label', parameters: { binary_data: true } },
        { name: 'scores', parameters: { binary_data: true } },
      ],
    });

    const response = await post('/v2/models/model/infer', Buffer.concat([Buffer.from(document), ...tensors]), {
      'inference-header-content-length': String(document.length),
    });

    const length = Number(response.headers.get('inference-header-content-length'));
    const body = Buffer.from(await response.arrayBuffer());
    const answer: InferAnswer = JSON.parse(body.subarray(0, length).toString());
    const [labelSize = 0, scoreSize = 0] = answer.outputs.map((output) => output.parameters.binary_data_size);
    expect(body.subarray(length + 4, length + 10).toString()).toBe('setosa');
    expect(scoreSize).toBe(2 * 3 * 4);
    expect(body.length).toBe(length + labelSize + scoreSize);
    expect(body.readFloatLE(length + labelSize)).toBeGreaterThan(0.9);
  });

  test('the whole matrix as one input', async () => {
    const { postJson } = await start();

    const answer = await read<InferAnswer>(
      await postJson('/v2/models/model/infer', {
        inputs: [{ name: 'input', datatype: 'FP32', shape: [1, 5], data: [[1.4, 0.2, 1, 0, 1]] }],
      }),
    );

    expect(answer.outputs[0]?.data).toEqual(['setosa']);
  });

  test.each<[string, unknown[], RegExp]>([
    ['a missing input', inputs.slice(1), /"petal_length": given no such input/],
    [
      'an extra input',
      [...inputs, { name: 'x', datatype: 'FP32', shape: [1], data: [1] }],
      /"x": given an extra input/,
    ],
    [
      'a wrong data type',
      [{ ...inputs[0], datatype: 'BYTES' }, ...inputs.slice(1)],
      /given the data type BYTES; allowed: FP32/,
    ],
    ['a shape that does not fit', [{ ...inputs[0], shape: [3] }, ...inputs.slice(1)], /given shape/],
    [
      'text in a number tensor',
      [{ ...inputs[0], data: rows.map(() => 'x') }, ...inputs.slice(1)],
      /row 0, column "petal_length": given "x"/,
    ],
  ])('%s is refused', async (_name, given, message) => {
    const { postJson } = await start();

    const response = await postJson('/v2/models/model/infer', { inputs: given });

    expect(response.status).toBe(422);
    expect((await read<ProblemAnswer>(response)).error).toMatch(message);
  });

  test('metadata and health', async () => {
    const { url } = await start();
    const get = async (path: string) => read<{ inputs: unknown[] }>(await fetch(url + path));

    expect(await get('/v2')).toMatchObject({ name: 'flowi-model-server', extensions: ['binary_tensor_data'] });
    expect(await get('/v2/health/live')).toEqual({ live: true });
    expect(await get('/v2/health/ready')).toEqual({ ready: true });
    expect(await get('/v2/models/model/ready')).toEqual({ name: 'model', ready: true });
    expect((await get('/v2/models/model')).inputs).toEqual([
      { name: 'petal_length', datatype: 'FP32', shape: [-1] },
      { name: 'petal_width', datatype: 'FP32', shape: [-1] },
      { name: 'wild', datatype: 'BOOL', shape: [-1] },
      { name: 'origin', datatype: 'BYTES', shape: [-1] },
    ]);
    expect((await fetch(`${url}/v2/models/other`)).status).toBe(404);
  });
});

describe('the server', () => {
  test('ping, metrics, unknown addresses, inference ids', async () => {
    const { url, postJson, post } = await start();

    expect((await fetch(`${url}/ping`)).status).toBe(200);
    expect((await fetch(`${url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${url}/invocations`)).status).toBe(404);
    await postJson('/invocations', rows);
    await postJson('/invocations', [{}]);
    const given = await post('/invocations', JSON.stringify([GOOD]), {
      'content-type': 'application/json',
      'x-amzn-sagemaker-inference-id': 'mine-1',
    });
    expect(given.headers.get('x-flowi-inference-id')).toBe('mine-1');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain(`flowi_rows_total{model="model",version="1"} ${rows.length + 1}`);
    expect(metrics).toContain(
      'flowi_request_errors_total{route="/invocations",status="422",model="model",version="1"} 1',
    );
  });

  test('a package without a file that is needed ends the start with its name', async () => {
    const environment = await serverEnvironment('classifier', { FLOWI_ML_ROOT: await temporaryFolder() });

    await expect(serve({ environment, store: createFolderStore(), log: recordingLog() })).rejects.toThrow(
      /contract\.json/,
    );
  });
});

describe('windows', () => {
  const windowsIn = async (folder: string) => {
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    return Promise.all(
      files.map(async (name) => windowCountsSchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
    );
  };

  test('are written when the server stops: every scored row, over the bins of the reference', async () => {
    const folder = await temporaryFolder();
    const { server, postJson } = await start('classifier', {
      FLOWI_WINDOWS_URI: folder,
      FLOWI_PACKAGE_DIGEST: 'sha256:abc',
    });
    await postJson('/invocations', rows);
    await postJson('/invocations', [{}]);

    expect(await server.stop()).toBe(true);

    const [window, ...more] = await windowsIn(folder);
    expect(more).toEqual([]);
    expect(window).toMatchObject({ packageDigest: 'sha256:abc', rows: rows.length, refused: 1 });
    for (const column of window?.columns ?? []) {
      const { counts, other, missing, unseen } = column;
      expect(counts.reduce((sum, count) => sum + count, 0) + other + missing + unseen).toBe(rows.length);
    }
    expect(window?.columns[3]).toMatchObject({ column: 'country', unseen: 1 });
    expect(window?.prediction.counts).toEqual(
      ['setosa', 'versicolor', 'virginica'].map((name) => labels.filter((label) => label === name).length),
    );
  });

  test('are written by rows, on the request that fills them', async () => {
    const folder = await temporaryFolder();
    const { postJson } = await start('classifier', { FLOWI_WINDOWS_URI: folder, FLOWI_WINDOW_ROWS: '2' });

    await postJson('/invocations', [GOOD]);
    expect(await windowsIn(folder)).toEqual([]);
    await postJson('/invocations', [GOOD]);

    expect((await windowsIn(folder)).map((window) => window.rows)).toEqual([2]);
  });

  test('sampled rows carry the inference id, the features and the answer', async () => {
    const folder = await temporaryFolder();
    const { server, post } = await start('classifier', { FLOWI_CAPTURE_URI: folder, FLOWI_CAPTURE_RATE: '1' });
    await post('/invocations', JSON.stringify([GOOD]), {
      'content-type': 'application/json',
      'x-flowi-inference-id': 'join-me',
    });

    await server.stop();

    const [file] = await createFolderStore().list(folder);
    expect(JSON.parse(await readFile(file ?? '', 'utf8'))).toMatchObject({
      inferenceId: 'join-me',
      row: 0,
      features: {
        petal_length: Math.fround(1.4),
        petal_width: Math.fround(0.2),
        wild: 1,
        country: 'br',
        region: 'south',
      },
      prediction: 'setosa',
    });
  });
});
