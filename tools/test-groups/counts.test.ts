import { expect, it } from 'vitest';
import { add, describe } from './counts.ts';

it('describes counts by the closing line that tools look for', () => {
  expect(describe({ passed: 4, failed: 0, skipped: 0 })).toBe('4 passed, 0 failed');
  expect(describe(add({ passed: 1, failed: 2, skipped: 0 }, { passed: 1, failed: 0, skipped: 5 }))).toBe(
    '2 passed, 2 failed, 5 skipped',
  );
});
