import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binsOf, domainOf, heightsOf } from './bins.ts';

it('cuts the range into bins that touch, and shares add up', () => {
  expect(binsOf({ low: 0, high: 4, counts: [1, 3] })).toEqual([
    { from: 0, to: 2, count: 1, share: 0.25 },
    { from: 2, to: 4, count: 3, share: 0.75 },
  ]);
  expect(binsOf({ low: 5, high: 5, counts: [0] })).toEqual([{ from: 5, to: 5, count: 0, share: 0 }]);
});

it('gives a single value room', () => {
  expect(domainOf([{ low: 7, high: 7, counts: [3] }])).toEqual([6.5, 7.5]);
  expect(
    domainOf([
      { low: 1, high: 2, counts: [3] },
      { low: -4, high: 1.5, counts: [1] },
    ]),
  ).toEqual([-4, 2]);
});

it('gives every series the same area, whatever its bins', () => {
  const series = fc.record({
    low: fc.integer({ min: -1000, max: 1000 }),
    width: fc.integer({ min: 1, max: 1000 }),
    counts: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }),
  });
  fc.assert(
    fc.property(series, series, (...given) => {
      const all = given.map(({ low, width, counts }) => ({ low, high: low + width, counts }));
      heightsOf(all).forEach((heights, index) => {
        const binWidth = (all[index]!.high - all[index]!.low) / heights.length;
        expect(heights.reduce((sum, height) => sum + height * binWidth, 0)).toBeCloseTo(1, 9);
      });
    }),
  );
});

it('stands one value as high as the highest of the others', () => {
  expect(
    heightsOf([
      { low: 1, high: 1, counts: [9] },
      { low: 0, high: 2, counts: [1, 3] },
    ]),
  ).toEqual([[0.75], [0.25, 0.75]]);
});
