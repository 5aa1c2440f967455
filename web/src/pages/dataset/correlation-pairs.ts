import type { Correlations } from '@flowi/contracts/entities';

/** Two columns and how strongly they go together. */
export interface Pair {
  readonly first: string;
  readonly second: string;
  readonly value: number;
}

/** Pairs that have a coefficient, the strongest first, whatever their sign. */
export function strongestPairs({ columns, values }: Correlations): readonly Pair[] {
  const pairs = values.flatMap((row, index) =>
    row.flatMap((value, offset) => {
      const [first, second] = [columns[index], columns[index + 1 + offset]];
      return value === null || first === undefined || second === undefined ? [] : [{ first, second, value }];
    }),
  );
  return pairs.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** The coefficient of two columns by their places; 1 with itself, null where there is none. */
export function coefficient({ values }: Correlations, first: number, second: number): number | null {
  if (first === second) return 1;
  const [low, high] = first < second ? [first, second] : [second, first];
  return values[low]?.[high - low - 1] ?? null;
}
