import { useMemo } from 'react';
import type { CompareRow } from '../model/compare-row.ts';

/** Which row is pointed at, wherever it is shown. */
export interface Pointing {
  /** Key of the row. */
  readonly highlighted: string | null;
  readonly onHighlight: (key: string | null) => void;
}

/** The same by the numbers of the rows, which charts know. */
export function useNumberedPointing(rows: readonly CompareRow[], { highlighted, onHighlight }: Pointing) {
  const numbers = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows]);
  return {
    highlighted: highlighted === null ? null : (numbers.get(highlighted) ?? null),
    onHighlight: (index: number | null) => onHighlight(index === null ? null : (rows[index]?.key ?? null)),
  };
}
