import type { Column } from './columns.ts';
import type { CompareRow, Value } from './compare-row.ts';
import { compareValues } from './sorting.ts';

/** The figures of the rows that share a value. */
export interface Group {
  readonly value: Value;
  readonly count: number;
  readonly mean: number;
  /** Standard deviation of the sample; 0 for a single row. */
  readonly deviation: number;
  readonly low: number;
  readonly high: number;
}

/** How a figure comes out for each value of a column, in the order of the values. Rows without either are left out. */
export function groupRows(rows: readonly CompareRow[], by: Column, figure: Column): readonly Group[] {
  const figures = new Map<Value, number[]>();
  for (const row of rows) {
    const [value, measured] = [by.valueIn(row), figure.valueIn(row)];
    if (value === undefined || typeof measured !== 'number') continue;
    const known = figures.get(value);
    if (known === undefined) figures.set(value, [measured]);
    else known.push(measured);
  }
  return [...figures.entries()]
    .toSorted(([a], [b]) => compareValues(a, b))
    .map(([value, all]) => ({ value, ...summaryOf(all) }));
}

function summaryOf(figures: readonly number[]): Omit<Group, 'value'> {
  const count = figures.length;
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / count;
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  const low = figures.reduce((least, figure) => Math.min(least, figure), Number.POSITIVE_INFINITY);
  const high = figures.reduce((most, figure) => Math.max(most, figure), Number.NEGATIVE_INFINITY);
  return { count, mean, deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : 0, low, high };
}
