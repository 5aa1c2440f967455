import type { LedgerEntry } from '@flowi/contracts/entities';
import { expect, it } from 'vitest';
import { makeLedger } from '../../testing/make-deployments.ts';
import { liveVersion, servedBefore } from './releases.ts';

const [first] = makeLedger();
const line = (action: LedgerEntry['action'], version: number, deploymentId: string | null = null): LedgerEntry => ({
  ...first!,
  action,
  version,
  deploymentId,
});

it('knows what is live from what was promoted and rolled back, not from what was deployed', () => {
  expect(liveVersion([])).toBeNull();
  expect(liveVersion([line('promoted', 1), line('promoted', 2), line('deployed', 3)])).toBe(2);
  expect(liveVersion([line('promoted', 1), line('promoted', 2), line('rolled_back', 1)])).toBe(1);
});

it('knows what a deployment served before, whatever others did', () => {
  const endpoint = { deploymentId: 'iris-online', modelVersion: 2 };
  const entries = [line('deployed', 1, 'iris-online'), line('deployed', 3, 'iris-batch')];

  expect(servedBefore(entries, endpoint)).toBe(1);
  expect(servedBefore([...entries, line('deployed', 2, 'iris-online')], endpoint)).toBe(1);
  expect(servedBefore([line('deployed', 2, 'iris-online')], endpoint)).toBeNull();
});
