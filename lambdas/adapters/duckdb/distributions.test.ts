import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { DuckDbProfiler } from './profiler.ts';

async function profileOf(csv: string) {
  const open = async () => Readable.from([Buffer.from(csv)]);
  const { profile } = await new DuckDbProfiler(open).profile(
    [{ name: 'a.csv', key: 'a.csv', bytes: csv.length }],
    'csv',
  );
  return profile;
}

const table = (header: string, rows: readonly (readonly unknown[])[]) =>
  [header, ...rows.map((row) => row.join(','))].join('\n');

it('counts numbers in bins of equal width, the largest in the last one and the missing in none', async () => {
  const rows = Array.from({ length: 100 }, (_, index) => [index / 10, 'x']);
  const { columns } = await profileOf(table('x,y', [...rows, ['', 'y']]));

  const { low, high, counts } = columns[0]?.histogram ?? { low: 0, high: 0, counts: [] };
  expect([low, high, counts.length]).toEqual([0, 9.9, 20]);
  const width = (high - low) / counts.length;
  const expected = counts.map(
    (_, bin) => rows.filter(([x]) => Math.min(counts.length - 1, Math.floor((Number(x) - low) / width)) === bin).length,
  );
  expect(counts).toEqual(expected);
  expect(columns[1]?.histogram).toBeUndefined();
});

it('gives few whole numbers a bin each, one value one bin, and a column without values none', async () => {
  const { columns } = await profileOf(
    table('grade,same,none', [
      [1, 7.5, ''],
      [3, 7.5, ''],
      [3, 7.5, 'NA'],
    ]),
  );

  expect(columns[0]?.histogram).toEqual({ low: 0.5, high: 3.5, counts: [1, 0, 2] });
  expect(columns[1]?.histogram).toEqual({ low: 7.5, high: 7.5, counts: [3] });
  expect(columns[2]?.histogram).toBeUndefined();
});

it('counts timestamps on the axis of time', async () => {
  const { columns } = await profileOf(table('at', [['2024-01-01'], ['2024-01-01 12:00:00'], ['2024-01-03']]));

  const { low, high, counts } = columns[0]?.histogram ?? { low: 0, high: 0, counts: [] };
  expect([low, high]).toEqual([Date.UTC(2024, 0, 1), Date.UTC(2024, 0, 3)]);
  expect(counts.filter((count) => count > 0)).toEqual([1, 1, 1]);
});

it('correlates numbers and booleans, over the rows where both are present', async () => {
  const rows = [
    [1, 2, -1, 'true', 5, 'a'],
    [2, 4, -2, 'true', 5, 'b'],
    [3, 6, -2.5, 'false', 5, 'c'],
    [4, '', -5, 'false', 5, 'd'],
  ];
  const { correlations } = await profileOf(table('x,double,down,flag,same,text', rows));

  expect(correlations?.columns).toEqual(['x', 'double', 'down', 'flag', 'same']);
  expect(correlations?.rows).toBe(4);
  const [ofX, ofDouble] = correlations?.values ?? [];
  expect(ofX?.[0]).toBe(1);
  // Pearson of (1, 2, 3, 4) with (-1, -2, -2.5, -5), worked out by hand: -6.25 / sqrt(5 * 8.6875).
  expect(ofX?.[1]).toBeCloseTo(-6.25 / Math.sqrt(5 * 8.6875), 3);
  expect(ofX?.[3]).toBeNull();
  expect(ofDouble?.[0]).toBeCloseTo(-1.5 / Math.sqrt(2 * (7 / 6)), 3);
});

it('limits the matrix, and survives the largest numbers there are', async () => {
  const names = Array.from({ length: 52 }, (_, index) => `c${index}`);
  const { correlations, columns } = await profileOf(
    table(
      names.join(','),
      [1, 2, 3].map((row) => names.map((_, index) => (index === 0 ? `${row - 2}.7e308` : row * index))),
    ),
  );

  expect(correlations?.columns).toHaveLength(50);
  expect(correlations?.values.map((row) => row.length)).toEqual(Array.from({ length: 50 }, (_, index) => 49 - index));
  expect(columns).toHaveLength(52);
});

it('shows more rows of narrow tables than of wide ones', async () => {
  const sampleOf = async (width: number) => {
    const names = Array.from({ length: width }, (_, index) => `c${index}`);
    const rows = Array.from({ length: 120 }, (_, row) => names.map(() => row));
    return (await profileOf(table(names.join(','), rows))).sample.length;
  };

  expect([await sampleOf(2), await sampleOf(50)]).toEqual([100, 80]);
});

it('reads a table of hundreds of columns within its memory', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `c${index}`);
  const rows = Array.from({ length: 200 }, (_, row) => names.map((_, index) => (row * index) / 7));

  const { columns, rows: counted } = await profileOf(table(names.join(','), rows));

  expect(counted).toBe(200);
  expect(columns.map(({ name }) => name)).toEqual(names);
  expect(columns.every(({ type, histogram }) => type === 'number' && histogram !== undefined)).toBe(true);
});
