const TERMS = 100;
const SMALLEST = 1e-300;

/**
 * Chance that the limit of the scaled Kolmogorov-Smirnov statistic exceeds `x` (SciPy: `scipy.special.kolmogorov`).
 * Two series of the same function: each converges in a few terms on its side.
 */
export function kolmogorovSurvival(x: number): number {
  if (x <= 0) return 1;
  return x < 1.18 ? 1 - smallSide(x) : largeSide(x);
}

function smallSide(x: number): number {
  const factor = -(Math.PI ** 2) / (8 * x ** 2);
  let sum = 0;
  for (let term = 1; term <= TERMS; term += 1) {
    const step = Math.exp((2 * term - 1) ** 2 * factor);
    sum += step;
    if (step < SMALLEST) break;
  }
  return (Math.sqrt(2 * Math.PI) / x) * sum;
}

function largeSide(x: number): number {
  let sum = 0;
  for (let term = 1; term <= TERMS; term += 1) {
    const step = Math.exp(-2 * (term * x) ** 2);
    sum += term % 2 === 1 ? step : -step;
    if (step < SMALLEST) break;
  }
  return Math.min(1, 2 * sum);
}

/** Result of a test: null p-value when there is nothing to compare. */
export interface TestResult {
  readonly statistic: number | null;
  readonly pValue: number | null;
}

/**
 * Two-sample Kolmogorov-Smirnov test from counts over the same bins. The statistic is the largest distance of the two
 * distribution functions at the edges, a lower bound of the exact one: the test errs on the quiet side.
 */
export function kolmogorovSmirnov(reference: readonly number[], window: readonly number[]): TestResult {
  const [n, m] = [total(reference), total(window)];
  if (n === 0 || m === 0) return { statistic: null, pValue: null };
  const statistic = distances(reference, window).reduce((most, distance) => Math.max(most, Math.abs(distance)), 0);
  return { statistic, pValue: kolmogorovSurvival(Math.sqrt((n * m) / (n + m)) * statistic) };
}

/** Reference distribution function minus the window's, at the upper end of each bin. Both need at least one row. */
export function distances(reference: readonly number[], window: readonly number[]): number[] {
  const [n, m] = [total(reference), total(window)];
  let [below, belowToo] = [0, 0];
  return reference.map((count, bin) => {
    below += count;
    belowToo += window[bin] ?? 0;
    return below / n - belowToo / m;
  });
}

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
