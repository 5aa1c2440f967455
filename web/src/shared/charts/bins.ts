/** Counts in bins of equal width between two bounds. */
export interface Bins {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Part of all that is counted, from 0 to 1. */
  readonly share: number;
}

export function binsOf({ low, high, counts }: Bins): readonly Bin[] {
  const width = (high - low) / counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, index) => ({
    from: low + index * width,
    to: index === counts.length - 1 ? high : low + (index + 1) * width,
    count,
    share: total === 0 ? 0 : count / total,
  }));
}

/** The bounds of all together; a single value gets some room on both sides. */
export function domainOf(series: readonly Bins[]): [number, number] {
  const low = Math.min(...series.map((one) => one.low));
  const high = Math.max(...series.map((one) => one.high));
  if (high > low) return [low, high];
  const room = Math.max(Math.abs(low) * 0.05, 0.5);
  return [low - room, high + room];
}

/**
 * How high each bin stands, so that areas of series with bins of other widths can be compared: share per unit of the axis. A
 * series of one value stands as high as the highest of the others.
 */
export function heightsOf(series: readonly Bins[]): readonly (readonly number[])[] {
  const densities = series.map((one) => {
    const width = (one.high - one.low) / one.counts.length;
    return binsOf(one).map(({ share }) => (width > 0 ? share / width : Number.NaN));
  });
  const highest = Math.max(0, ...densities.flat().filter((height) => !Number.isNaN(height)));
  return densities.map((heights) => heights.map((height) => (Number.isNaN(height) ? highest || 1 : height)));
}
