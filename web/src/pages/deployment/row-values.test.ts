import type { RawColumn } from '@flowi/contracts/package';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rawRow, typedRow } from './row-values.ts';

const COLUMNS: readonly RawColumn[] = [
  { name: 'size', type: 'number', nullable: true },
  { name: 'wild', type: 'boolean', nullable: true },
  { name: 'origin', type: 'string', nullable: true },
];

it('sends a row that nobody changed as it was', () => {
  const rows = fc.record({
    size: fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      fc.constant(null),
    ),
    wild: fc.oneof(fc.boolean(), fc.constant(null)),
    origin: fc.oneof(fc.string({ minLength: 1 }), fc.constant(null)),
  });
  fc.assert(
    fc.property(rows, (row) => {
      expect(rawRow(COLUMNS, typedRow(COLUMNS, row))).toEqual(row);
    }),
  );
});

it('sends what is no value of the column as it was typed, and nothing as missing', () => {
  expect(rawRow(COLUMNS, { size: '1,5', wild: 'yes', origin: '' })).toEqual({
    size: '1,5',
    wild: 'yes',
    origin: null,
  });
});
