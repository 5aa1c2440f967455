export const SCALES = ['linear', 'log'] as const;
export type Scale = (typeof SCALES)[number];

export interface ValueRange {
  readonly from: number;
  readonly to: number;
  /** How many values, both ends included. */
  readonly count: number;
  readonly scale: Scale;
  readonly whole: boolean;
}

/** Most values that the helper makes at once. */
export const MOST_VALUES = 50;

/** Why there is no such range; null where there is. */
export type RangeFault = 'not_a_number' | 'count' | 'log_needs_positive';

export function faultOf({ from, to, count, scale }: ValueRange): RangeFault | null {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return 'not_a_number';
  if (!Number.isInteger(count) || count < 2 || count > MOST_VALUES) return 'count';
  if (scale === 'log' && (from <= 0 || to <= 0)) return 'log_needs_positive';
  return null;
}

/** Values spread evenly between both ends, on the scale given, without doubles. Rounded to what people would write. */
export function valuesIn(range: ValueRange): readonly number[] {
  if (faultOf(range) !== null) return [];
  const { from, to, count, scale, whole } = range;
  const at = (share: number) => (scale === 'log' ? from * (to / from) ** share : from + (to - from) * share);
  const values = Array.from({ length: count }, (_, index) => at(index / (count - 1)));
  return [...new Set(values.map((value) => (whole ? Math.round(value) : Number(value.toPrecision(6)))))];
}
