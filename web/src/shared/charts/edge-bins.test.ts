import fc from 'fast-check';
import { expect, it } from 'vitest';
import { edgeBinsOf } from './edge-bins.ts';

const given = fc
  .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 30 })
  .map((bounds) => bounds.toSorted((a, b) => a - b))
  .chain((bounds) =>
    fc.record({
      low: fc.constant(bounds.at(0)!),
      high: fc.constant(bounds.at(-1)!),
      edges: fc.constant(bounds.slice(1, -1)),
      counts: fc.array(fc.nat(500), { minLength: bounds.length - 1, maxLength: bounds.length - 1 }),
    }),
  );

it('draws bins that touch from bound to bound, with all that was counted', () => {
  fc.assert(
    fc.property(given, (bins) => {
      const drawn = edgeBinsOf(bins);
      expect(drawn.map(({ count }) => count)).toEqual(bins.counts);
      expect([drawn.at(0)?.from, drawn.at(-1)?.to]).toEqual([bins.low, bins.high]);
      for (const [index, bin] of drawn.entries()) expect(bin.from).toBe(drawn[index - 1]?.to ?? bins.low);
    }),
  );
});

it('gives two distributions of the same rows the same height, however many rows each has', () => {
  const bins = { low: 0, high: 4, edges: [1, 2], counts: [1, 2, 1] };

  const heights = (counts: number[]) => edgeBinsOf({ ...bins, counts }).map(({ height }) => height);
  expect(heights([10, 20, 10])).toEqual(heights([1, 2, 1]));
  expect(heights([1, 2, 1])).toEqual([0.25, 0.5, 0.125]);
});

it('keeps a bin of a single value visible', () => {
  const [zero] = edgeBinsOf({ low: 0, high: 80, edges: [0], counts: [5, 5] });

  expect(zero).toMatchObject({ from: 0, to: 0, height: 0.5 });
});
