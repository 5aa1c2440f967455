import { Readable } from 'node:stream';
import type { ColumnProfile } from '@flowi/contracts/entities';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DuckDbProfiler } from './profiler.ts';

/** What a column says, worked out in plain loops; missing cells are null. */
function figuresOf(values: readonly (number | string | null)[]): Partial<ColumnProfile> {
  const present = values.filter((value) => value !== null);
  const counts = new Map<string, number>();
  for (const value of present) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  const top = [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { missing: values.length - present.length, distinct: counts.size, top: top.slice(0, 10) };
}

/** Bins of equal width between the ends, or one for each whole number where these are few. */
function binsOf(values: readonly number[], whole: boolean): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const few = whole && high - low < 20;
  const bins = few ? high - low + 1 : low === high ? 1 : 20;
  const [from, width] = few ? [low - 0.5, 1] : [low, (high - low) / bins];
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = low === high ? 0 : Math.min(bins - 1, Math.floor((value - from) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

async function columnsOf(rows: readonly (readonly (number | string | null)[])[]) {
  const width = rows[0]?.length ?? 0;
  const header = Array.from({ length: width }, (_, at) => `word${at}`).join(',');
  const csv = Buffer.from([header, ...rows.map((row) => row.map((cell) => cell ?? 'NA').join(','))].join('\n'));
  const profiler = new DuckDbProfiler(async () => Readable.from([csv]));
  return (await profiler.profile([{ name: 'a.csv', key: 'a', bytes: csv.length }], 'csv')).profile.columns;
}

/** Halves and quarters, so that sums are exact in any order. */
const fraction = fc.integer({ min: -400, max: 400 }).map((number) => number / 4 || 0);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 6 });
const row = fc.tuple(
  maybe(fraction),
  maybe(fc.integer({ min: -9, max: 9 })),
  maybe(fc.constantFrom('a', 'b', 'B', 'é')),
);

it('counts what loops over the rows count, whatever the table', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
      const columns = await columnsOf(rows);

      for (const [at, column] of columns.entries()) {
        const values = rows.map((cells) => cells[at] ?? null);
        const written = column.type === 'number' && at === 0 ? isWhole(values) : at === 1;
        expect(column).toMatchObject(figuresOf(asWritten(values, column, written)));
        const numbers = values.filter((value) => typeof value === 'number');
        if (numbers.length === 0) continue;
        expect([column.minimum, column.maximum]).toEqual([Math.min(...numbers), Math.max(...numbers)]);
        expect(column.mean).toBe(numbers.reduce((sum, value) => sum + value, 0) / numbers.length);
        expect(column.histogram?.counts).toEqual(binsOf(numbers, written));
      }
    }),
    { numRuns: 25 },
  );
});

it('counts the same in tables of few rows and of many', async () => {
  const few = Array.from({ length: 1_500 }, (_, index) => [
    (index % 37) / 4,
    index % 11,
    `k${index % 23}`,
    index % 5 ? 'x' : null,
  ]);
  const short = await columnsOf(few);
  const long = await columnsOf([...few, ...few, ...few, ...few]);

  expect(long.map(({ distinct, minimum, maximum, mean }) => [distinct, minimum, maximum, mean])).toEqual(
    short.map(({ distinct, minimum, maximum, mean }) => [distinct, minimum, maximum, mean]),
  );
  const fourfold = (column: ColumnProfile | undefined) => column?.top.map(({ value, count }) => [value, 4 * count]);
  expect(long.map(({ top }) => top.map(({ value, count }) => [value, count]))).toEqual(short.map(fourfold));
  expect(long.map(({ histogram }) => histogram?.counts)).toEqual(
    short.map(({ histogram }) => histogram?.counts.map((count) => 4 * count)),
  );
});

it('reads a type by the rows far down, and a column of nothing but gaps in its first rows', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => [
    index === 299 ? 'end' : index,
    index < 250 ? null : index,
    index === 200 ? '007' : index,
    index === 150 ? 0.5 : index,
    index % 2 ? 'true' : 'FALSE',
    index === 280 ? '2024-02-30' : '2024-02-28',
    null,
  ]);

  const types = (await columnsOf(rows)).map(({ type, minimum }) => [type, minimum]);

  expect(types).toEqual([
    ['string', '0'],
    ['number', 250],
    ['string', '0'],
    ['number', 0],
    ['boolean', 'false'],
    ['string', '2024-02-28'],
    ['string', null],
  ]);
});

function isWhole(values: readonly (number | string | null)[]): boolean {
  return values.every((value) => value === null || Number.isInteger(value));
}

/** Numbers are written with a point once one of the column has a fraction. */
function asWritten(values: readonly (number | string | null)[], { type }: ColumnProfile, whole: boolean) {
  if (type !== 'number' || whole) return values;
  return values.map((value) => (typeof value === 'number' && Number.isInteger(value) ? `${value}.0` : value));
}
