import type { NumberReference } from '../package/reference.schema.ts';
import { distances, total } from './kolmogorov.ts';

/**
 * How far a number moved, in standard deviations of the reference: the area between the two distribution functions, taken as
 * straight within a bin, between the reference's smallest and largest value. What lies beyond is in no bin of known width,
 * so the distance of the means, which never exceeds the true value, is taken where it is larger.
 *
 * @param mean of the window
 * @returns null without values on either side, or for a constant reference
 */
export function normalisedWasserstein(
  reference: NumberReference,
  window: readonly number[],
  mean: number | null,
): number | null {
  const { minimum, maximum, deviation } = reference;
  if (minimum === null || maximum === null || !deviation || mean === null) return null;
  if (total(reference.counts) === 0 || total(window) === 0) return null;
  const area = areaBetween([minimum, ...reference.edges, maximum], [0, ...distances(reference.counts, window)]);
  return Math.max(area, Math.abs(mean - (reference.mean ?? mean))) / deviation;
}

/** Area under the absolute value of a line through points. */
function areaBetween(positions: readonly number[], heights: readonly number[]): number {
  let area = 0;
  for (let bin = 1; bin < positions.length; bin += 1) {
    const width = (positions[bin] ?? 0) - (positions[bin - 1] ?? 0);
    const [left, right] = [heights[bin - 1] ?? 0, heights[bin] ?? 0];
    const [a, b] = [Math.abs(left), Math.abs(right)];
    // Where the line crosses zero, two triangles instead of a trapezium.
    const height = left * right < 0 ? (a * a + b * b) / (2 * (a + b)) : (a + b) / 2;
    area += Math.max(0, width) * height;
  }
  return area;
}

/** Jensen-Shannon distance of two rows of counts, base 2: 0 = equal shares, 1 = nothing in common. null without counts on either side. */
export function jensenShannon(reference: readonly number[], window: readonly number[]): number | null {
  const [n, m] = [total(reference), total(window)];
  if (n === 0 || m === 0) return null;
  const divergence = reference.reduce((sum, count, level) => {
    const [p, q] = [count / n, (window[level] ?? 0) / m];
    return sum + (term(p, (p + q) / 2) + term(q, (p + q) / 2)) / 2;
  }, 0);
  return Math.sqrt(Math.max(0, divergence));
}

function term(share: number, middle: number): number {
  return share === 0 ? 0 : share * Math.log2(share / middle);
}
