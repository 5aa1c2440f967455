import { expect, it } from 'vitest';
import { pollInterval } from './polling.ts';

it('asks less often the longer nothing changes, within bounds', () => {
  const after = (unchangedFor: number) => pollInterval({ settled: false, failed: false, unchangedFor });

  expect([0, 10_000, 60_000, 3_600_000].map(after)).toEqual([1_000, 1_000, 6_000, 15_000]);
});

it('slows down after a failure and stops when nothing can change', () => {
  expect(pollInterval({ settled: false, failed: true, unchangedFor: 0 })).toBe(30_000);
  expect(pollInterval({ settled: true, failed: true, unchangedFor: 0 })).toBe(false);
});
