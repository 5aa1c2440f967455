import { describe, expect, it } from 'vitest';
import { makeFlow, makeProgress } from '../../testing/make-records.ts';
import { nodeFacts } from './node-facts.ts';

const NOW = Date.parse('2026-01-31T06:00:10.000Z');
const facts = (progress: Parameters<typeof nodeFacts>[1], state: Parameters<typeof nodeFacts>[2]['state']) =>
  nodeFacts(makeFlow(), progress, { state }, NOW);
const states = (...given: Parameters<typeof facts>) => facts(...given).map(({ state }) => state);

describe('facts about nodes', () => {
  it('are in the order of the document and as the job reports them', () => {
    const [load, fill, svc, acc] = facts(makeProgress(), 'training');

    expect(load).toMatchObject({ id: 'load', state: 'succeeded', through: null });
    expect(fill).toMatchObject({ id: 'fill', state: 'reused', seconds: 0.2, reused: 4 });
    expect(svc).toMatchObject({ state: 'running', seconds: 3.1 });
    expect(acc).toMatchObject({ state: 'queued', seconds: null });
  });

  it('count the time of what is being worked on up to now', () => {
    const current = { nodeId: 'svc', trial: 3, fold: 0, since: '2026-01-31T06:00:06.000Z' };
    const svc = { state: 'running', seconds: 3, reused: 0, fits: 2, uses: 6, done: 2 } as const;
    const [, , shown] = facts(makeProgress({ current, nodes: { ...makeProgress().nodes, svc } }), 'training');

    expect(shown).toMatchObject({ seconds: 7, through: { done: 2, uses: 6 } });
  });

  it('do not go back in time when the clocks differ', () => {
    const current = { nodeId: 'svc', trial: 3, fold: 0, since: '2026-01-31T06:00:50.000Z' };

    expect(facts(makeProgress({ current }), 'training')[2]?.seconds).toBe(3.1);
  });

  it('do not leave a node running when the run has broken off', () => {
    expect(states(makeProgress(), 'failed')).toEqual(['succeeded', 'reused', 'failed', 'skipped']);
    expect(states(makeProgress(), 'stopped')).toEqual(['succeeded', 'reused', 'cancelled', 'skipped']);
  });

  it('blame the node that was worked on when a job was killed, and no other', () => {
    const nodes = { ...makeProgress().nodes, fill: { state: 'running', seconds: 1, reused: 0, fits: 1 } as const };
    const current = { nodeId: 'svc', trial: 1, fold: 0, since: '2026-01-31T06:00:01.000Z' };

    expect(states(makeProgress({ nodes, current }), 'failed')).toEqual(['succeeded', 'cancelled', 'failed', 'skipped']);
  });

  it.each([
    ['queued', 'queued'],
    ['stopped', 'skipped'],
    ['awaiting_approval', 'idle'],
    ['succeeded', 'idle'],
  ] as const)('are those of the run (%s) without a report: %s', (run, state) => {
    expect(new Set(states(null, run))).toEqual(new Set([state]));
  });
});
