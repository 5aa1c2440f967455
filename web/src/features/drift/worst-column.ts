import type { ColumnDrift, DriftReport } from '@flowi/contracts/monitoring';

const ORDER: readonly ColumnDrift['verdict'][] = ['drift', 'watch', 'ok', 'not_enough_data'];

/** How far a column moved, in parts of what would count. */
function movedBy({ effect, effectLine }: Pick<ColumnDrift, 'effect' | 'effectLine'>): number {
  return effect === null || effectLine <= 0 ? 0 : effect / effectLine;
}

/** Every column and the predictions, those that moved most first. */
export function columnsByDrift(report: DriftReport): ColumnDrift[] {
  const all = [...report.columns, ...(report.prediction === null ? [] : [report.prediction])];
  return all.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || movedBy(b) - movedBy(a));
}

/** The column to look at first; null when there is none. */
export function worstColumn(report: DriftReport): string | null {
  return columnsByDrift(report)[0]?.column ?? null;
}
