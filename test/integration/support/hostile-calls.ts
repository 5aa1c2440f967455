import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { REPOSITORY } from '../../../local/src/base/paths.ts';

/** The part of JSON Schema that request bodies are described in; `{}` = anything. */
interface Schema {
  type?: string | undefined;
  enum?: unknown[] | undefined;
  pattern?: string | undefined;
  maxLength?: number | undefined;
  items?: Schema | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
}
const schemaOfSchemas: z.ZodType<Schema> = z.object({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  items: z.lazy(() => schemaOfSchemas).optional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => schemaOfSchemas),
    )
    .optional(),
  required: z.array(z.string()).optional(),
});

const operationSchema = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']) })).default([]),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ schema: schemaOfSchemas }) }) })
    .optional(),
});
const openApiSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), operationSchema)) });

/** An operation of the committed OpenAPI document. */
export interface Operation extends z.infer<typeof operationSchema> {
  method: string;
  path: string;
}

/** Every operation that the OpenAPI document promises. */
export function readOperations(): Operation[] {
  const text = readFileSync(join(REPOSITORY, 'contracts/api/openapi.json'), 'utf8');
  const { paths } = openApiSchema.parse(JSON.parse(text));
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/** Values of things that exist, so that calls get past the first look. */
export interface Known {
  /** By parameter of the path; the first ones lead into the caller's own project. */
  parameters: Readonly<Record<string, readonly string[]>>;
  /** Who calls: names of values of the `authorization` header; the first one is an admin's and good. */
  callers: readonly string[];
  /** A document where any is allowed. */
  documents: readonly unknown[];
}

export interface HostileCall {
  caller: string;
  target: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** Not escaped: they go into the path as they stand. */
const HOSTILE_SEGMENTS = [
  ...[
    '',
    '.',
    '..',
    '%2e%2e',
    '..%2F..%2Fetc%2Fpasswd',
    '%2F',
    '%5C',
    '%00',
    'iris%00',
    '%',
    '%zz',
    '%ff%fe',
    '%C0%AF',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '%20',
    '%0d%0aX-Flowi:1',
    '{projectId}',
    '*',
    '%23',
    '%3F',
    "'--",
    '%24%7B1%7D',
  ],
  ...[
    '0',
    '-1',
    '1e3',
    '1.5',
    '99999999999999999999',
    'NaN',
    'null',
    'IRIS',
    '%E9',
    '%F0%9F%8C%B7',
    'a'.repeat(49),
    'a'.repeat(5_000),
  ],
];
const HOSTILE_QUERY = [
  '',
  '0',
  '-1',
  '501',
  '1e999',
  '%00',
  '%ff',
  'a%20b',
  '%7B%7D',
  'eyJhIjoxfQ==',
  'bnVsbA',
  'x'.repeat(3_000),
];
const HOLE = '"\uE000"';

/** JSON as no writer of ours would write it. */
const hostileJson = fc.oneof(
  fc.constantFrom('null', 'true', '-0', '1e999', '9'.repeat(400), '""', '"\\u0000"', '"\\ud800"', '[]', '{}'),
  fc.constantFrom(
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"then":1,"toJSON":2}',
  ),
  fc.constantFrom(100, 20_000).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.constantFrom(100, 20_000).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.constant(JSON.stringify('x'.repeat(100_000))),
  fc.json({ maxDepth: 3 }),
  fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
);
const NO_JSON = [
  '',
  ' ',
  '{',
  '[1,',
  '\u0000',
  '{"a":1}{"b":2}',
  "{'a':1}",
  '\ufeff{}',
  'undefined',
  '<x/>',
  'a=1&b=2',
];

/** Calls of one operation: most parts as they should be, some of them not. */
export function hostileCalls(operation: Operation, known: Known): fc.Arbitrary<HostileCall> {
  const named = (place: string) => operation.parameters.filter((one) => one.in === place).map(({ name }) => name);
  const schema = operation.requestBody?.content['application/json'].schema;
  return fc
    .record({
      segments: fc.tuple(...named('path').map((name) => segment(known.parameters[name] ?? []))),
      query: fc.tuple(...named('query').map((name) => queryPart(name))),
      caller: fc.oneof(
        { weight: 8, arbitrary: fc.constant(known.callers[0] ?? '') },
        fc.constantFrom(...known.callers),
      ),
      headers,
      body: schema === undefined ? fc.constant(undefined) : bodyText(schema, known.documents),
    })
    .map(({ segments, query, ...call }) => {
      const values = [...segments];
      const path = operation.path.replace(/\{\w+\}/g, () => values.shift() ?? '');
      const search = query.filter((part) => part !== '').join('&');
      return { ...call, target: `${path}${search === '' ? '' : `?${search}`}` };
    });
}

const segment = (known: readonly string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...known) },
    { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_SEGMENTS) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }).map(encodeURIComponent) },
  );

const queryPart = (name: string) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    fc.constantFrom(`${name}=1`, `${name}`, `${name}=1&${name}=2`, `${name}[]=1`, 'unknown=1', '__proto__[x]=1'),
    fc.constantFrom(...HOSTILE_QUERY).map((value) => `${name}=${value}`),
  );

const headers: fc.Arbitrary<Record<string, string>> = fc
  .tuple(
    fc.oneof(
      { weight: 8, arbitrary: fc.constant('application/json') },
      fc.constantFrom(
        '',
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/json; charset=utf-16',
        '\xff',
      ),
    ),
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(undefined) },
      fc.constantFrom('', 'two words', 'x'.repeat(201), '\xe9', 'tab\there'),
      fc.uuid(),
    ),
  )
  .map(([type, key]) => ({ 'content-type': type, ...(key !== undefined && { 'idempotency-key': key }) }));

function bodyText(schema: Schema, documents: readonly unknown[]): fc.Arbitrary<string> {
  const good = allowedValue(schema, documents);
  return fc.oneof(
    { weight: 2, arbitrary: good.map((body) => JSON.stringify(body)) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(good, fc.nat(40), hostileJson)
        .map(([body, at, value]) => withHole(body, at).replaceAll(HOLE, () => value)),
    },
    { weight: 1, arbitrary: hostileJson },
    {
      weight: 1,
      arbitrary: good.map((body) => JSON.stringify(body).replace('{', '{"__proto__":{"polluted":1},"extra":1,')),
    },
    { weight: 1, arbitrary: fc.constantFrom(...NO_JSON) },
  );
}

/** A value as JSON with one of its parts, counted from the outside, taken out. */
function withHole(value: unknown, at: number): string {
  let seen = 0;
  return JSON.stringify(value, (_key, part: unknown) => {
    seen += 1;
    return seen - 1 === at ? '\uE000' : part;
  });
}

/** Values that a schema allows. */
function allowedValue(schema: Schema, documents: readonly unknown[]): fc.Arbitrary<unknown> {
  const { type, properties = {}, required = [], items = {}, pattern, maxLength = 30 } = schema;
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return fc.integer({ min: 1, max: 3 });
  if (type === 'array') return fc.array(allowedValue(items, documents), { minLength: 1, maxLength: 2 });
  if (type === 'string' && pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern)).filter((text) => text.length <= maxLength);
  if (type === 'string') return fc.string({ minLength: 1, maxLength: Math.min(maxLength, 30) });
  if (type !== 'object') return fc.constantFrom(...documents);
  const parts = Object.entries(properties).map(([name, part]): [string, fc.Arbitrary<unknown>] => [
    name,
    allowedValue(part, documents),
  ]);
  return fc.record(Object.fromEntries(parts), { requiredKeys: required });
}
