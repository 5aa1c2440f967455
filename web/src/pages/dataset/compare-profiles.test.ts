import type { ColumnProfile, Profile } from '@flowi/contracts/entities';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareProfiles, largestGap } from './compare-profiles.ts';

function makeColumn(change: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    name: 'age',
    type: 'number',
    missing: 0,
    distinct: 50,
    minimum: 0,
    maximum: 100,
    mean: 40,
    top: [],
    histogram: { low: 0, high: 100, counts: [25, 25, 25, 25] },
    warnings: [],
    ...change,
  };
}
const makeProfile = (...columns: ColumnProfile[]): Profile => ({ rows: 100, columns, sample: [] });
const changes = (before: Profile, after: Profile) =>
  compareProfiles(before, after).map(({ name, change }) => `${name} ${change}`);

it('names columns that came, went and have another type', () => {
  const before = makeProfile(makeColumn({ name: 'gone' }), makeColumn(), makeColumn({ name: 'zip' }));
  const after = makeProfile(makeColumn({ name: 'zip', type: 'string' }), makeColumn({ name: 'new' }), makeColumn());

  expect(changes(before, after)).toEqual(['zip retyped', 'new added', 'age same', 'gone removed']);
});

it('tells values that moved from those that did not, whatever the bins', () => {
  const of = (low: number, high: number, ...counts: number[]) =>
    makeProfile(makeColumn({ histogram: { low, high, counts } }));

  expect(changes(of(0, 100, 25, 25, 25, 25), of(0, 100, 500, 500))).toEqual(['age same']);
  expect(changes(of(0, 100, 25, 25, 25, 25), of(20, 120, 25, 25, 25, 25))).toEqual(['age moved']);
  expect(changes(of(5, 5, 100), of(5, 5, 7))).toEqual(['age same']);
  expect(changes(of(5, 5, 100), of(6, 6, 100))).toEqual(['age moved']);
});

it('sees more missing values, and categories whose shares changed', () => {
  const city = (count: number, missing = 0) =>
    makeProfile({
      ...makeColumn({ name: 'city', type: 'string', distinct: 2, missing }),
      histogram: undefined,
      top: [
        { value: 'A', count },
        { value: 'B', count: 100 - missing - count },
      ],
    });

  expect(changes(city(50), city(52))).toEqual(['city same']);
  expect(changes(city(50), city(70))).toEqual(['city moved']);
  expect(changes(city(50), city(45, 10))).toEqual(['city moved']);
});

it('does not call an id that is always new moved', () => {
  const id = (first: number) =>
    makeProfile({
      ...makeColumn({ name: 'id', type: 'string', distinct: 100 }),
      histogram: undefined,
      top: Array.from({ length: 10 }, (_, index) => ({ value: `k${first + index}`, count: 1 })),
    });

  expect(changes(id(1), id(500))).toEqual(['id same']);
});

it('measures the same gap both ways, none to itself, and all where nothing overlaps', () => {
  const bins = fc.record({
    low: fc.integer({ min: -100, max: 100 }),
    width: fc.integer({ min: 0, max: 100 }),
    counts: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 10 }),
  });
  fc.assert(
    fc.property(bins, bins, (first, second) => {
      const [a, b] = [first, second].map(({ low, width, counts }) => ({
        low,
        high: low + width,
        counts: width === 0 ? [counts[0]!] : counts,
      }));
      expect(largestGap(a!, a!)).toBeCloseTo(0, 9);
      expect(largestGap(a!, b!)).toBeCloseTo(largestGap(b!, a!), 9);
      expect(largestGap(a!, { ...b!, low: b!.low + 1000, high: b!.high + 1000 })).toBeCloseTo(1, 9);
    }),
  );
});
