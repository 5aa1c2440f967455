import jstat from 'jstat';
import { type TestResult, total } from './kolmogorov.ts';

/** Smallest count to be expected in a cell, for the approximation to hold. */
const LEAST_EXPECTED = 5;

/** Chance that a chi-squared variable exceeds `x` (SciPy: `scipy.stats.chi2.sf`). */
export function chiSquaredSurvival(x: number, degrees: number): number {
  return x <= 0 ? 1 : Math.min(1, Math.max(0, 1 - jstat.lowRegGamma(degrees / 2, x / 2)));
}

/**
 * Chi-squared test that two rows of counts come from one distribution, without continuity correction. Levels too rare for
 * the approximation are pooled first; with one level left there is nothing to test.
 */
export function chiSquared(reference: readonly number[], window: readonly number[]): TestResult {
  const pooled = poolRare(reference, window);
  const [n, m] = [total(reference), total(window)];
  if (n === 0 || m === 0 || pooled.length < 2) return { statistic: null, pValue: null };
  const statistic = pooled.reduce((sum, [a, b]) => {
    const [expectedA, expectedB] = [((a + b) * n) / (n + m), ((a + b) * m) / (n + m)];
    return sum + (a - expectedA) ** 2 / expectedA + (b - expectedB) ** 2 / expectedB;
  }, 0);
  return { statistic, pValue: chiSquaredSurvival(statistic, pooled.length - 1) };
}

/**
 * Pairs of counts, those of rare levels added up; a pool still too small takes in the smallest other level. A level is rare by the
 * sum of both rows, so that pooling does not look at their difference.
 */
export function poolRare(reference: readonly number[], window: readonly number[]): (readonly [number, number])[] {
  const [n, m] = [total(reference), total(window)];
  const smallerShare = Math.min(n, m) / (n + m);
  const pairs = reference
    .map((count, level): [number, number] => [count, window[level] ?? 0])
    .filter(([a, b]) => a + b > 0);
  const ascending = pairs.sort((one, other) => one[0] + one[1] - (other[0] + other[1]) || one[0] - other[0]);
  const enough = ([a, b]: readonly [number, number]) => (a + b) * smallerShare >= LEAST_EXPECTED;
  let pool: [number, number] = [0, 0];
  let taken = 0;
  for (const pair of ascending) {
    const open = pool[0] + pool[1] > 0 && !enough(pool);
    if (enough(pair) && !open) break;
    pool = [pool[0] + pair[0], pool[1] + pair[1]];
    taken += 1;
  }
  const rest = ascending.slice(taken);
  return taken > 0 ? [pool, ...rest] : rest;
}
