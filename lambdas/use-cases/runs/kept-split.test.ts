import type { Split } from '@flowi/contracts/package';
import { expect, it } from 'vitest';
import { keptSplit } from './kept-split.ts';

const first: Split = {
  salt: 'salt',
  keyColumns: [],
  testSize: 0.2,
  stratify: true,
  columns: [{ name: 'age', type: 'number' }],
  thresholds: { no: 0.19, yes: 0.22 },
};

it('keeps the record of the first run that succeeds', () => {
  expect(keptSplit(null, first)).toEqual(first);
});

it('keeps thresholds that are there, and takes those of classes that came later', () => {
  const used = { ...first, thresholds: { no: 0.21, maybe: 0.2 } };

  expect(keptSplit(first, used)).toEqual({ ...first, thresholds: { no: 0.19, yes: 0.22, maybe: 0.2 } });
});

it.each<[string, Partial<Split>]>([
  ['another test size', { testSize: 0.3 }],
  ['other key columns', { keyColumns: ['id'], columns: [{ name: 'id', type: 'string' }] }],
  ['one threshold for all', { stratify: false, thresholds: { '': 0.2 } }],
  ['rows that had to be drawn by other columns', { columns: [{ name: 'height', type: 'number' }] }],
])('takes %s as they are, so that the next run need not draw again', (_, change) => {
  const used = { ...first, ...change };

  expect(keptSplit(first, used)).toEqual(used);
});

it('takes one threshold for all classes for what it is, without those of single classes', () => {
  const used = { ...first, thresholds: { '': 0.2 } };

  expect(keptSplit(first, used)).toEqual(used);
});
