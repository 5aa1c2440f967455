import fc from 'fast-check';
import { GOOD } from './running-server.ts';

/** A request that nobody should send: a body as bytes, and headers. */
export interface HostileRequest {
  readonly path: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

const COLUMNS = Object.keys(GOOD);
const ODD_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'input', 'é\u0000', '\ud800'];
const name = fc.oneof(fc.constantFrom(...COLUMNS), fc.constantFrom(...ODD_NAMES), fc.string({ unit: 'binary' }));

/** Numbers as JSON may spell them, which JavaScript's own writer never would. */
const numberText = fc.oneof(
  fc.constantFrom('1e999', '-1e999', '-0', '1e-400', '9007199254740993', '3.5e38', '1'.repeat(400)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
/** Nesting far beyond what a recursive reader survives. */
const abyss = fc
  .tuple(fc.constantFrom('[', '{"a":'), fc.constantFrom(3, 500, 20_000))
  .map(([open, depth]) => `${open.repeat(depth)}1${(open === '[' ? ']' : '}').repeat(depth)}`);
const valueText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('1.4', '0.2', 'true', 'null', '"br-south"') },
  numberText,
  abyss,
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
);
/** Written by hand, since an object cannot hold `__proto__` as a key of its own, nor one key twice. */
const objectText = (keys: fc.Arbitrary<string>, values: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(keys, values), { maxLength: 6 })
    .map((entries) => `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`);
const arrayText = (values: fc.Arbitrary<string>) =>
  fc.array(values, { maxLength: 6 }).map((items) => `[${items.join(',')}]`);

const almostGood = fc
  .tuple(fc.constantFrom(...COLUMNS), valueText)
  .map(([column, value]) => JSON.stringify({ ...GOOD, [column]: 'HERE' }).replace('"HERE"', () => value));
const rowText = fc.oneof(almostGood, objectText(name, valueText), arrayText(valueText), valueText);
const splitText = fc
  .tuple(arrayText(name.map((one) => JSON.stringify(one))), arrayText(arrayText(valueText)))
  .map(([columns, data]) => `{"columns":${columns},"data":${data}}`);
const jsonText = fc.oneof(
  arrayText(rowText),
  rowText,
  objectText(
    fc.constantFrom('instances', 'dataframe_records', 'dataframe_split', 'parameters', '__proto__'),
    fc.oneof(arrayText(rowText), splitText, objectText(fc.constant('scores'), valueText), valueText),
  ),
);

const DATATYPES: Readonly<Record<string, string>> = { number: 'FP32', boolean: 'BOOL', string: 'BYTES' };
const size = fc.oneof(fc.constantFrom(0, 1, 2, -1, 2 ** 31, 2 ** 53, 1.5, 1e300), fc.nat(9));
const tensor = fc.record(
  {
    name,
    datatype: fc.oneof(fc.constantFrom('FP32', 'FP64', 'INT64', 'UINT64', 'BOOL', 'BYTES', 'FP16', ''), fc.string()),
    shape: fc.oneof(fc.array(size, { maxLength: 3 }), fc.constant('1')),
    parameters: fc.record({ binary_data_size: size }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const tensorText = fc
  .tuple(tensor, fc.option(fc.oneof(arrayText(valueText), abyss), { nil: undefined }))
  .map(([head, data]) =>
    data === undefined ? JSON.stringify(head) : JSON.stringify({ ...head, data: 'HERE' }).replace('"HERE"', () => data),
  );
/** One row in four tensors, one of them with other data. */
const almostInfer = fc
  .tuple(fc.constantFrom(...COLUMNS), fc.oneof(arrayText(valueText), abyss))
  .map(([column, data]) => {
    const inputs = COLUMNS.map((one) => ({
      name: one,
      datatype: DATATYPES[typeof GOOD[one]],
      shape: [1],
      data: one === column ? 'HERE' : [GOOD[one]],
    }));
    return JSON.stringify({ inputs }).replace('"HERE"', () => data);
  });
const inferText = fc.oneof(
  almostInfer,
  objectText(
    fc.constantFrom('id', 'inputs', 'inputs', 'inputs', 'outputs', 'parameters'),
    fc.oneof({ weight: 3, arbitrary: arrayText(tensorText) }, objectText(name, valueText), valueText),
  ),
);

const cell = fc.oneof(
  fc.constantFrom('1.4', 'true', '', '"', '""', 'NA', '1e999', '"a\nb"', '\u0000', ...COLUMNS),
  fc.string({ unit: 'binary' }),
);
const csvText = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([bom, lines, end]) => `${bom ? '\ufeff' : ''}${lines.map((line) => line.join(',')).join(end)}`);

const rawBytes = fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes));
const encoded = (text: fc.Arbitrary<string>) => text.map((one) => new TextEncoder().encode(one));
const headerText = fc.string({ unit: fc.constantFrom(...' !"#$%&\'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~') });
const contentType = (usual: string) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(usual) },
    fc.constantFrom(
      'application/json',
      'text/csv; header=present',
      'text/csv;header=absent',
      'application/octet-stream',
    ),
    headerText,
  );

const request = (path: string, type: string, body: fc.Arbitrary<Uint8Array<ArrayBuffer>>) =>
  fc
    .tuple(
      body,
      fc.record(
        {
          'content-type': contentType(type),
          accept: fc.oneof(fc.constantFrom('text/csv', 'application/json;q=x'), headerText),
          'inference-header-content-length': fc.oneof(fc.nat(300).map(String), fc.constantFrom('1e9', '9'.repeat(30))),
          'x-flowi-inference-id': headerText,
        },
        { requiredKeys: ['content-type'] },
      ),
    )
    .map(([bytes, headers]): HostileRequest => ({ path, body: bytes, headers }));

/** Requests by the decoder that has to stand them. */
export const HOSTILE_REQUESTS: Readonly<Record<string, fc.Arbitrary<HostileRequest>>> = {
  JSON: request('/invocations?scores=true', 'application/json', fc.oneof(encoded(jsonText), rawBytes)),
  CSV: request('/invocations', 'text/csv', fc.oneof(encoded(csvText), rawBytes)),
  'a matrix': request('/invocations', 'application/octet-stream', rawBytes),
  'the Open Inference Protocol': request(
    '/v2/models/model/infer',
    'application/json',
    fc.oneof(
      { weight: 4, arbitrary: encoded(inferText) },
      fc.tuple(encoded(inferText), rawBytes).map(([head, rest]) => Uint8Array.from([...head, ...rest])),
      rawBytes,
    ),
  ),
};
