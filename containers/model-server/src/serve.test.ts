import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { expectedOf } from './testing/fixtures.ts';
import { type Answer, GOOD, labelsOf, type ProblemAnswer, read, start } from './testing/running-server.ts';

const { rows, labels, scores } = expectedOf('classifier');

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

    expect(response.status).toBe(415);
    const { code, detail } = await read<ProblemAnswer>(response);
    expect(code).toBe('unsupported_media_type');
    expect(detail).toContain('allowed: application/json, text/csv');
  });
});

describe('bad rows', () => {
  const { petal_width: _, ...lacking } = GOOD;
  test.each<[string, unknown, { row: number | null; column: string | null; given: string }]>([
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
    [
      'a column named twice',
      { dataframe_split: { columns: [...Object.keys(GOOD), 'wild'], data: [[...Object.values(GOOD), false]] } },
      { row: null, column: 'wild', given: 'the column twice' },
    ],
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
