/** Counts over bins whose inner edges are given; the first and the last one are open, and drawn up to the bounds. */
export interface EdgeBins {
  readonly low: number;
  readonly high: number;
  /** Ascending, one fewer than counts. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

export interface EdgeBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Part of all that is counted, from 0 to 1. */
  readonly share: number;
  /** Share per unit of the axis, so that areas can be compared. */
  readonly height: number;
}

/** Of the axis; a bin that holds one value only is at least so wide. */
const NARROWEST = 1 / 80;

/** What is drawn of counts: bins that touch, the area of each its share. */
export function edgeBinsOf({ low, high, edges, counts }: EdgeBins): readonly EdgeBin[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const narrowest = (high > low ? high - low : 1) * NARROWEST;
  return counts.map((count, index) => {
    const from = Math.min(edges[index - 1] ?? low, high);
    const to = Math.max(from, Math.min(edges[index] ?? high, high));
    const share = total === 0 ? 0 : count / total;
    return { from, to, count, share, height: share / Math.max(to - from, narrowest) };
  });
}
