import { useMemo } from 'react';
import type { CompareModel } from '../compare-model.ts';
import { type Axis, isWide, makeAxis } from '../model/axis.ts';
import type { Column } from '../model/columns.ts';
import { columnChanges, shownColumns } from '../model/shown-columns.ts';

/** More usual axes than these stand too close to be read. */
const USUAL_PARAMETERS = 8;

/** Columns that are axes before a reader changes them: parameters that differ, then the metric. */
function usualAxes({ telling, metric }: Pick<CompareModel, 'telling' | 'metric'>): readonly Column[] {
  const parameters = telling.filter(({ kind, name }) => kind === 'parameter' || name === 'model');
  return [...parameters.slice(0, USUAL_PARAMETERS), ...(metric === undefined ? [] : [metric])];
}

/** The axes that are logarithmic: those with wide values, but for what a reader changed. */
export function useLogarithmic({ rows, columns, search }: Pick<CompareModel, 'rows' | 'columns' | 'search'>) {
  return useMemo(() => {
    const wide = columns.filter((column) => isWide(column, rows));
    return { wide, chosen: new Set(shownColumns(columns, wide, search.log).map(({ key }) => key)) };
  }, [rows, columns, search.log]);
}

/** The axes of the parallel coordinates, and what changes them. */
export function useAxes(model: CompareModel) {
  const { rows, columns, telling, metric, search, change } = model;
  const usual = useMemo(() => usualAxes({ telling, metric }), [telling, metric]);
  const chosen = useMemo(() => {
    const shown = shownColumns(columns, usual, search.axes);
    // What is measured stands at the right, where lines end.
    return shown.toSorted((a, b) => Number(a.kind === 'metric') - Number(b.kind === 'metric'));
  }, [columns, usual, search.axes]);
  const { wide, chosen: logarithmic } = useLogarithmic(model);
  const axes = useMemo<readonly Axis[]>(
    () => chosen.map((column) => makeAxis(column, rows, logarithmic.has(column.key))),
    [chosen, rows, logarithmic],
  );
  return {
    axes,
    choose: (keys: ReadonlySet<string>) => change({ axes: columnChanges(usual, keys) }),
    setLog: (key: string, log: boolean) => {
      const next = new Set(logarithmic);
      if (log) next.add(key);
      else next.delete(key);
      change({ log: columnChanges(wide, next) });
    },
  };
}
