import { useMemo } from 'react';
import type { CompareSearch } from './compare-search.ts';
import { type Column, selectingMetrics, tellingColumns } from './model/columns.ts';
import type { CompareRow } from './model/compare-row.ts';
import { type Conditions, readConditions, rowsMeeting } from './model/conditions.ts';
import { shownColumns } from './model/shown-columns.ts';
import { bestFirst, readSorting, type Sorting, sortRows } from './model/sorting.ts';
import { type ColumnWords, useColumnWords } from './use-column-words.ts';

/** What the page shows, worked out of the trials and of the address. */
export interface CompareModel {
  readonly rows: readonly CompareRow[];
  readonly columns: readonly Column[];
  /** What tells the rows apart. */
  readonly telling: readonly Column[];
  /** Columns of the table before a reader changes them. */
  readonly usual: readonly Column[];
  readonly shown: readonly Column[];
  readonly conditions: Conditions;
  /** Rows within all brushes, sorted. */
  readonly visible: readonly CompareRow[];
  /** Whether each of `rows` is within all brushes. */
  readonly matching: readonly boolean[];
  readonly sorting: Sorting | null;
  readonly baseline: CompareRow | undefined;
  /** The metric that most trials were chosen by. */
  readonly metric: Column | undefined;
  readonly words: ColumnWords;
  readonly search: CompareSearch;
  /** Puts a change of the view into the address. */
  readonly change: (change: Partial<CompareSearch>) => void;
}

/** The first chosen trial that was measured by the metric, since the others could not be compared with one that was not. */
function usualBaseline(rows: readonly CompareRow[], metric: Column | undefined): CompareRow | undefined {
  const chosen = rows.filter((row) => row.chosen);
  return chosen.find((row) => metric?.valueIn(row) !== undefined) ?? chosen[0] ?? rows[0];
}

export function useCompareModel(
  rows: readonly CompareRow[],
  columns: readonly Column[],
  search: CompareSearch,
  change: CompareModel['change'],
): CompareModel {
  const words = useColumnWords(rows);
  const { all, columns: changes, where, sort, base } = search;
  const telling = useMemo(() => tellingColumns(columns, rows), [columns, rows]);
  const usual = useMemo(
    () => (all ? columns.filter(({ kind, name }) => kind !== 'fact' || name !== 'run') : telling),
    [all, columns, telling],
  );
  const conditions = useMemo(() => readConditions(where), [where]);
  const metric = useMemo(() => {
    const [name] = selectingMetrics(rows);
    const metrics = columns.filter(({ kind }) => kind === 'metric');
    return metrics.find((one) => one.name === name) ?? metrics[0];
  }, [rows, columns]);
  const shown = useMemo(() => {
    const found = shownColumns(columns, usual, changes);
    // How well each did is read first.
    const leads = ({ kind, name }: Column) => (kind === 'metric' || kind === 'test') && name === metric?.name;
    return found.toSorted((a, b) => Number(leads(b)) - Number(leads(a)));
  }, [columns, usual, changes, metric]);
  const sorting = useMemo(() => readSorting(sort) ?? bestFirst(metric), [sort, metric]);
  const met = useMemo(() => rowsMeeting(rows, columns, conditions), [rows, columns, conditions]);
  const visible = useMemo(() => sortRows(met, columns, sorting), [met, columns, sorting]);
  const matching = useMemo(() => {
    const inside = new Set(met);
    return rows.map((row) => inside.has(row));
  }, [rows, met]);
  const baseline = useMemo(
    () => rows.find(({ key }) => key === base) ?? usualBaseline(rows, metric),
    [rows, base, metric],
  );
  return useMemo(
    () => ({
      rows,
      columns,
      telling,
      usual,
      shown,
      conditions,
      visible,
      matching,
      sorting,
      baseline,
      metric,
      words,
      search,
      change,
    }),
    [
      rows,
      columns,
      telling,
      usual,
      shown,
      conditions,
      visible,
      matching,
      sorting,
      baseline,
      metric,
      words,
      search,
      change,
    ],
  );
}
