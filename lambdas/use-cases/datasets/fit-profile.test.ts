import { gzipSync } from 'node:zlib';
import type { ColumnProfile, Profile } from '@flowi/contracts/entities';
import { profileSchema } from '@flowi/contracts/entities';
import { expect, it } from 'vitest';
import { irisProfile } from '../../test/factories/datasets.ts';
import { fitProfile } from './fit-profile.ts';

/** Numbers that look random and are the same in every run. */
function makeNumbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A table as hard to compress as there is. */
function makeWide(columns: number, textLength = 0): Profile {
  const next = makeNumbers();
  const text = () => Array.from({ length: textLength }, () => String.fromCharCode(33 + next() * 90)).join('');
  const names = Array.from({ length: columns }, (_, index) => `sensor_${index}_${Math.floor(next() * 1e9)}`);
  const column = (name: string): ColumnProfile => ({
    name,
    type: textLength > 0 ? 'string' : 'number',
    missing: Math.floor(next() * 1000),
    distinct: 90_000,
    minimum: textLength > 0 ? text() : next(),
    maximum: textLength > 0 ? text() : next() + 1,
    mean: next(),
    top: Array.from({ length: 10 }, () => ({ value: textLength > 0 ? text() : String(next()), count: 1 })),
    histogram: { low: 0, high: 2, counts: Array.from({ length: 20 }, () => Math.floor(next() * 9000)) },
    warnings: [],
  });
  const row = () => Object.fromEntries(names.map((name) => [name, textLength > 0 ? text() : next()]));
  return { rows: 90_000, columns: names.map(column), sample: [row(), row(), row(), row(), row()] };
}

it('leaves a profile that fits as it is', () => {
  expect(fitProfile(irisProfile)).toBe(irisProfile);
});

it('keeps every column of a table of 2,000, each with its distribution, and says that detail was left out', () => {
  const wide = makeWide(2000);
  const fitted = profileSchema.parse(fitProfile(wide));

  expect(gzipSync(JSON.stringify(fitted)).length).toBeLessThanOrEqual(300_000);
  expect(fitted.columns.map(({ name }) => name)).toEqual(wide.columns.map(({ name }) => name));
  expect(fitted.reduced).toBe(true);
  const total = (counts: readonly number[] = []) => counts.reduce((sum, count) => sum + count, 0);
  expect(fitted.columns.map(({ histogram }) => total(histogram?.counts))).toEqual(
    wide.columns.map(({ histogram }) => total(histogram?.counts)),
  );
});

it('shortens long texts', () => {
  const fitted = fitProfile(makeWide(2000, 200));

  expect(gzipSync(JSON.stringify(fitted)).length).toBeLessThanOrEqual(300_000);
  expect(fitted.columns).toHaveLength(2000);
});

it('refuses a table whose names alone do not fit, with what to do', () => {
  const next = makeNumbers();
  const name = () => Array.from({ length: 500 }, () => String.fromCharCode(33 + next() * 90)).join('');
  const wide = makeWide(1000);
  const long = { ...wide, columns: wide.columns.map((column) => ({ ...column, name: name() })) };

  expect(() => fitProfile(long)).toThrow('use fewer columns or shorter names');
});
