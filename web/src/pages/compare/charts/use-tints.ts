import { useMemo } from 'react';
import type { CompareModel } from '../compare-model.ts';
import { makeAxis } from '../model/axis.ts';

/** Where the metric of each row lies between its worst and its best, from 0 to 1. */
export function useTints({ rows, metric }: Pick<CompareModel, 'rows' | 'metric'>): readonly (number | undefined)[] {
  return useMemo(() => {
    if (metric === undefined) return rows.map(() => undefined);
    const axis = makeAxis(metric, rows, false);
    return rows.map((row) => {
      const place = axis.placeOf(metric.valueIn(row));
      return place === undefined || metric.direction !== 'minimize' ? place : 1 - place;
    });
  }, [rows, metric]);
}
