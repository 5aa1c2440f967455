import { INFER_ATTRIBUTE } from '@flowi/contracts/package';
import { describe, expect, test } from 'vitest';
import { expectedOf } from './testing/fixtures.ts';
import { type InferAnswer, type ProblemAnswer, read, start } from './testing/running-server.ts';

const { rows, labels, scores } = expectedOf('classifier');

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

  test.each([
    ['/v2/models/model/infer', {}, 'text/csv'],
    ['/v2/models/model/infer', {}, 'application/octet-stream'],
    ['/invocations', { 'x-amzn-sagemaker-custom-attributes': INFER_ATTRIBUTE }, 'application/x-www-form-urlencoded'],
  ])('%s with %o and the content type %s is refused with those allowed', async (path, headers, type) => {
    const { post } = await start();

    const response = await post(path, JSON.stringify({ inputs }), { ...headers, 'content-type': type });

    expect(response.status).toBe(415);
    expect(await read<ProblemAnswer>(response)).toMatchObject({
      code: 'unsupported_media_type',
      detail: expect.stringContaining(`"${type}"; allowed: application/json, and application/octet-stream`),
    });
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
