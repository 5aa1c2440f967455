import type { Column } from './columns.ts';
import type { CompareRow, Value } from './compare-row.ts';

export interface Sorting {
  readonly key: string;
  readonly descending: boolean;
}

/** `-m.accuracy` */
export function writeSorting({ key, descending }: Sorting): string {
  return `${descending ? '-' : ''}${key}`;
}

export function readSorting(text: string | undefined): Sorting | null {
  if (text === undefined) return null;
  const descending = text.startsWith('-');
  return { key: descending ? text.slice(1) : text, descending };
}

/** Numbers before words; both in their own order. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}

/** Rows by a column; those without a value come last either way. */
export function sortRows(
  rows: readonly CompareRow[],
  columns: readonly Column[],
  sorting: Sorting | null,
): readonly CompareRow[] {
  const column = columns.find(({ key }) => key === sorting?.key);
  if (sorting === null || column === undefined) return rows;
  const sign = sorting.descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: column.valueIn(row) }))
    .toSorted((a, b) => {
      if (a.value === undefined || b.value === undefined)
        return Number(a.value === undefined) - Number(b.value === undefined);
      return sign * compareValues(a.value, b.value);
    })
    .map(({ row }) => row);
}

/** The best by the metric that trials were chosen by first; as they come where there is no such metric. */
export function bestFirst(metric: Column | undefined): Sorting | null {
  return metric === undefined ? null : { key: metric.key, descending: metric.direction !== 'minimize' };
}
