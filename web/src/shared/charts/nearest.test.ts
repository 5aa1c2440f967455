import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestLine, nearestPoint } from './nearest.ts';

const AXES = [0, 100, 200];

it('finds the line that passes under the pointer, between any two axes', () => {
  const heights = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(heights, heights, heights, fc.integer({ min: 0, max: 200 }), (a, b, c, x) => {
      const ys = [a, b, c].map((all) => all.slice(0, Math.min(a.length, b.length, c.length)));
      const heightOf = (line: number) => {
        const [from, to] = x <= 100 ? [ys[0]?.[line], ys[1]?.[line]] : [ys[1]?.[line], ys[2]?.[line]];
        return (from ?? 0) + ((x <= 100 ? x : x - 100) / 100) * ((to ?? 0) - (from ?? 0));
      };
      const y = heightOf(0);
      const found = nearestLine(AXES, ys, { x, y }, () => true);
      expect(found === null ? null : heightOf(found)).toBeCloseTo(y, 6);
    }),
  );
});

it('leaves out lines that are behind, that are broken here, and that are far away', () => {
  const ys = [
    [10, 12, undefined],
    [10, 12, 11],
    [10, 12, 11],
  ];

  expect(nearestLine(AXES, ys, { x: 50, y: 11 }, (line) => line !== 0)).toBe(1);
  expect(nearestLine(AXES, ys, { x: 150, y: 11 }, () => true)).toBe(2);
  expect(nearestLine(AXES, ys, { x: 50, y: 200 }, () => true)).toBeNull();
});

it('finds the nearest point that has a place', () => {
  expect(nearestPoint([0, 5, undefined], [0, 5, 6], 4, 4)).toBe(1);
  expect(nearestPoint([0], [0], 100, 100)).toBeNull();
});
