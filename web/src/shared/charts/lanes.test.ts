import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeMarks } from './lanes.ts';

it('keeps every mark, and never sets two words on each other', () => {
  const marks = fc.array(
    fc.integer({ min: 0, max: 900 }).map((x) => ({ x, at: x, text: `v${x}` })),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(marks, (given) => {
      const placed = placeMarks(given);
      expect(placed.map(({ x }) => x)).toEqual(given.map(({ x }) => x).toSorted((a, b) => a - b));
      for (const row of [0, 1]) {
        const ofRow = placed.filter((mark) => mark.row === row && mark.text !== '').map(({ x }) => x);
        for (const [index, x] of ofRow.slice(1).entries()) expect(x - ofRow[index]!).toBeGreaterThanOrEqual(96);
      }
    }),
  );
});
