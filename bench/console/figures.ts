import { spread } from '../lib/spread.ts';

/** What was measured, and what it should be. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  readonly met: boolean;
}

interface Measured {
  readonly what: string;
  readonly values: readonly number[];
  readonly unit: string;
  readonly digits?: number;
}

/** Met when no round was over the limit. */
export function atMost(limit: number, { what, values, unit, digits = 0 }: Measured): Figure {
  return {
    what,
    measured: `${spread(values, digits)} ${unit}`,
    goal: `at most ${limit} ${unit}`,
    met: values.length > 0 && Math.max(...values) <= limit,
  };
}

/** Met when no round was under the limit. */
export function atLeast(limit: number, { what, values, unit, digits = 0 }: Measured): Figure {
  return {
    what,
    measured: `${spread(values, digits)} ${unit}`,
    goal: `at least ${limit} ${unit}`,
    met: values.length > 0 && Math.min(...values) >= limit,
  };
}

/** A figure without a goal of its own. */
export function noted({ what, values, unit, digits = 0 }: Measured): Figure {
  return { what, measured: `${spread(values, digits)} ${unit}`, goal: '', met: true };
}

export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map(({ what, measured, goal, met }) => [
    what,
    measured,
    goal,
    goal === '' ? '' : met ? 'met' : 'MISSED',
  ]);
  const table = [['what', 'median (smallest to largest)', 'goal', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
