import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStruct, type ThriftStruct, type ThriftValue, writeStruct } from './thrift.ts';

const [I16, I64, LIST, STRUCT] = [4, 6, 9, 12];
const bytes = (length: fc.SizeForArbitrary | { minLength: number; maxLength: number }) =>
  fc.uint8Array(typeof length === 'object' ? length : { size: length });

const { struct } = fc.letrec<{ struct: ThriftStruct; value: ThriftValue; integer: ThriftValue }>((tie) => ({
  integer: fc.record({
    type: fc.constant('integer' as const),
    code: fc.integer({ min: I16, max: I64 }),
    value: fc.oneof(fc.integer(), fc.integer({ min: -(2 ** 52), max: 2 ** 52 })),
  }),
  value: fc.oneof(
    { maxDepth: 3 },
    tie('integer'),
    fc.record({ type: fc.constant('boolean' as const), value: fc.boolean() }),
    fc.record({ type: fc.constant('byte' as const), value: fc.integer({ min: 0, max: 255 }) }),
    fc.record({ type: fc.constant('double' as const), bytes: bytes({ minLength: 8, maxLength: 8 }) }),
    fc.record({ type: fc.constant('binary' as const), bytes: bytes('medium') }),
    fc.record({
      type: fc.constant('list' as const),
      code: fc.constant(LIST),
      element: fc.constant(STRUCT),
      items: fc.array(tie('struct'), { maxLength: 20 }),
    }),
    tie('struct'),
  ),
  struct: fc
    .array(fc.tuple(fc.integer({ min: 1, max: 300 }), tie('value')), { maxLength: 8, depthIdentifier: 'struct' })
    .map((fields): ThriftStruct => ({ type: 'struct', fields: new Map(fields.sort(([a], [b]) => a - b)) })),
}));

test('what is written is read as it was', () => {
  fc.assert(
    fc.property(struct, (given) => {
      expect(normal(readStruct(writeStruct(given)))).toEqual(normal(given));
    }),
  );
});

test('bytes of the compact protocol, by hand', () => {
  // Field 1: i32 -1; field 2: true; field 20: list of two i16, 150 and 0.
  const given = Uint8Array.of(0x15, 0x01, 0x11, 0x09, 0x28, 0x24, 0xac, 0x02, 0x00, 0x00);

  const { fields } = readStruct(given);

  expect(fields.get(1)).toEqual({ type: 'integer', code: 5, value: -1 });
  expect(fields.get(2)).toEqual({ type: 'boolean', value: true });
  expect(fields.get(20)).toMatchObject({ type: 'list', element: 4, items: [{ value: 150 }, { value: 0 }] });
  expect([...writeStruct({ type: 'struct', fields })]).toEqual([...given]);
});

test('a struct that is cut off is refused', () => {
  fc.assert(
    fc.property(struct, fc.nat(), (given, cut) => {
      const written = writeStruct(given);
      expect(() => readStruct(written.subarray(0, cut % written.length))).toThrow(RangeError);
    }),
  );
});

/** Bytes as lists, so that a view of a buffer equals an array of its own. */
function normal(value: ThriftValue): unknown {
  if (value.type === 'struct') return [...value.fields].map(([id, field]) => [id, normal(field)]);
  if (value.type === 'list') return value.items.map(normal);
  return 'bytes' in value ? [value.type, ...value.bytes] : value;
}
