import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { chiSquared, chiSquaredSurvival, poolRare } from './chi-squared.ts';
import { jensenShannon, normalisedWasserstein } from './effects.ts';
import { kolmogorovSmirnov, kolmogorovSurvival, total } from './kolmogorov.ts';

interface Counts {
  name: string;
  reference: number[];
  window: number[];
}
interface Fixture {
  kolmogorov: [number, number][];
  chiSquared: [number, number, number][];
  kolmogorovSmirnov: (Counts & { statistic: number; pValue: number })[];
  wasserstein: (Counts & {
    edges: number[];
    minimum: number;
    maximum: number;
    mean: number;
    deviation: number;
    windowMean: number;
    distance: number;
    exact: number;
  })[];
  tables: (Counts & { statistic: number; pValue: number; jensenShannon: number })[];
  benjaminiHochberg: { pValues: number[]; adjusted: number[] }[];
}
const scipy: Fixture = JSON.parse(
  readFileSync(new URL('../fixtures/monitoring/statistics.json', import.meta.url), 'utf8'),
);
const DIGITS = 9;
const counts = fc.array(fc.nat(400), { minLength: 2, maxLength: 32 });

describe('equal to SciPy', () => {
  test.each(scipy.kolmogorov)('survival of the Kolmogorov distribution at %d', (x, expected) => {
    expect(kolmogorovSurvival(x)).toBeCloseTo(expected, DIGITS);
  });

  test.each(scipy.chiSquared)(
    'survival of the chi-squared distribution at %d with %d degrees of freedom',
    (x, degrees, expected) => {
      expect(chiSquaredSurvival(x, degrees)).toBeCloseTo(expected, DIGITS);
    },
  );

  test.each(scipy.kolmogorovSmirnov)('Kolmogorov-Smirnov: $name', ({ reference, window, statistic, pValue }) => {
    const result = kolmogorovSmirnov(reference, window);

    expect(result.statistic).toBeCloseTo(statistic, DIGITS);
    expect(result.pValue).toBeCloseTo(pValue, DIGITS);
  });

  test.each(scipy.wasserstein)(
    'Wasserstein distance: $name',
    ({ edges, reference, window, windowMean, distance, exact, ...moments }) => {
      const column = {
        kind: 'number' as const,
        column: 'x',
        edges,
        counts: reference,
        missing: 0,
        distinct: 11,
        ...moments,
      };

      const result = normalisedWasserstein(column, window, windowMean);

      expect(result).toBeCloseTo(distance, DIGITS);
      expect(Math.abs((result ?? 0) - exact)).toBeLessThan(0.06);
    },
  );

  test.each(scipy.tables)(
    'chi-squared and Jensen-Shannon: $name',
    ({ reference, window, statistic, pValue, jensenShannon: expected }) => {
      const result = chiSquared(reference, window);

      expect(result.statistic).toBeCloseTo(statistic, DIGITS);
      expect(result.pValue).toBeCloseTo(pValue, DIGITS);
      expect(jensenShannon(reference, window)).toBeCloseTo(expected, DIGITS);
    },
  );

  test.each(scipy.benjaminiHochberg)('Benjamini-Hochberg of $pValues', ({ pValues, adjusted }) => {
    benjaminiHochberg(pValues).forEach((value, index) => {
      expect(value).toBeCloseTo(adjusted[index] ?? Number.NaN, DIGITS);
    });
  });
});

describe('what holds for all counts', () => {
  test('the p-values and the Jensen-Shannon distance lie between 0 and 1', () => {
    fc.assert(
      fc.property(counts, counts, (reference, other) => {
        const window = reference.map((_, level) => other[level] ?? 0);
        for (const value of [
          kolmogorovSmirnov(reference, window).pValue,
          chiSquared(reference, window).pValue,
          jensenShannon(reference, window),
        ]) {
          expect(value ?? 0).toBeGreaterThanOrEqual(0);
          expect(value ?? 0).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  test('equal shares are no change', () => {
    fc.assert(
      fc.property(
        counts.filter((some) => total(some) > 0),
        fc.integer({ min: 1, max: 50 }),
        (reference, factor) => {
          const window = reference.map((count) => count * factor);
          expect(kolmogorovSmirnov(reference, window).statistic).toBeCloseTo(0, 12);
          expect(chiSquared(reference, window).statistic ?? 0).toBeCloseTo(0, 9);
          expect(jensenShannon(reference, window)).toBeCloseTo(0, 6);
        },
      ),
    );
  });

  test('the order of the levels of a category does not matter', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { minLength: 2, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (pairs, keys) => {
          const shuffled = pairs
            .map((pair) => ({ pair, key: keys.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ pair }) => pair);
          const test = (some: readonly [number, number][]) =>
            chiSquared(
              some.map(([a]) => a),
              some.map(([, b]) => b),
            ).statistic;
          expect(test(shuffled) ?? -1).toBeCloseTo(test(pairs) ?? -1, 6);
        },
      ),
    );
  });

  test('pooling keeps all rows and leaves no rare level beside others', () => {
    fc.assert(
      fc.property(counts, counts, (reference, other) => {
        const window = reference.map((_, level) => other[level] ?? 0);
        const [n, m] = [total(reference), total(window)];
        const pooled = poolRare(reference, window);
        expect(total(pooled.map(([a]) => a))).toBe(n);
        expect(total(pooled.map(([, b]) => b))).toBe(m);
        if (pooled.length > 1)
          for (const [a, b] of pooled) expect(((a + b) * Math.min(n, m)) / (n + m)).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});

test('no rows on a side: nothing to test', () => {
  expect(kolmogorovSmirnov([0, 0], [1, 2])).toEqual({ statistic: null, pValue: null });
  expect(chiSquared([5, 5], [0, 0])).toEqual({ statistic: null, pValue: null });
  expect(chiSquared([100], [90])).toEqual({ statistic: null, pValue: null });
  expect(jensenShannon([0], [0])).toBeNull();
});
