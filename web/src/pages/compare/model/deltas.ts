import type { Direction } from './columns.ts';

/** How a value stands to that of the baseline. */
export interface Delta {
  /** Value minus baseline. */
  readonly by: number;
  /** undefined where neither way is better. */
  readonly judgement: 'better' | 'worse' | undefined;
}

/** null when there is nothing to compare, or no difference. */
export function deltaOf(
  value: string | number | undefined,
  baseline: string | number | undefined,
  direction: Direction | undefined,
): Delta | null {
  if (typeof value !== 'number' || typeof baseline !== 'number' || value === baseline) return null;
  const by = value - baseline;
  if (direction === undefined) return { by, judgement: undefined };
  return { by, judgement: by > 0 === (direction === 'maximize') ? 'better' : 'worse' };
}
