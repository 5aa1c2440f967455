import { expect, it } from 'vitest';
import { makeFlow, makeProgress } from '../../testing/make-records.ts';
import { nodeRows } from './node-rows.ts';

const states = (...given: Parameters<typeof nodeRows>) => nodeRows(...given).map(({ state }) => state);

it('keeps the order of the document and what the job reports', () => {
  const rows = nodeRows(makeFlow(), makeProgress(), 'training');

  expect(rows.map(({ id }) => id)).toEqual(['load', 'fill', 'svc', 'acc']);
  expect(rows[1]).toMatchObject({ state: 'reused', seconds: 0.2, reused: 4 });
  expect(rows[3]).toMatchObject({ state: 'waiting', seconds: null });
});

it('does not leave a node running when the run has broken off', () => {
  expect(states(makeFlow(), makeProgress(), 'failed')).toEqual(['succeeded', 'reused', 'failed', 'skipped']);
  expect(states(makeFlow(), makeProgress(), 'stopped')).toEqual(['succeeded', 'reused', 'cancelled', 'skipped']);
});

it.each([
  ['queued', 'waiting'],
  ['stopped', 'skipped'],
  ['awaiting_approval', 'unknown'],
  ['succeeded', 'unknown'],
] as const)('without a report, nodes of a %s run are %s', (run, state) => {
  expect(new Set(states(makeFlow(), null, run))).toEqual(new Set([state]));
});
