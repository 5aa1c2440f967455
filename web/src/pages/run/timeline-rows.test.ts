import { expect, it } from 'vitest';
import { makeFlow, makeProgress, makeRun, makeTraining } from '../../testing/make-records.ts';
import { nodeFacts } from './node-facts.ts';
import { timelineRows } from './timeline-rows.ts';

const at = (seconds: number) => `2026-01-31T06:00:${String(seconds).padStart(2, '0')}.000Z`;
const phases = [
  { phase: 'staging', startedAt: at(2) },
  { phase: 'loading', startedAt: at(3) },
  { phase: 'fitting', startedAt: at(4) },
] as const;
const svc = { state: 'running', seconds: 1, reused: 0, fits: 1, startedAt: at(5), endedAt: at(6) } as const;
const progress = makeProgress({ phases: [...phases], nodes: { svc } });

function rows(run: Parameters<typeof timelineRows>[0] & Parameters<typeof nodeFacts>[2], report = progress) {
  const now = Date.parse(at(30));
  return timelineRows(run, report, nodeFacts(makeFlow(), report, run, now), now).map((row) => [
    row.kind === 'phase' ? row.phase : row.kind === 'node' ? row.node.id : row.kind,
    row.from,
    row.to,
  ]);
}

it('puts the nodes of a running job under its fits, and lets them reach up to now', () => {
  expect(rows(makeTraining({ startedAt: at(1) }))).toEqual([
    ['waiting', 0, 1],
    ['starting', 1, 2],
    ['staging', 2, 3],
    ['loading', 3, 4],
    ['fitting', 4, 30],
    ['svc', 5, 30],
  ]);
});

it('ends with what came after training', () => {
  const done = { ...progress, phases: [...phases, { phase: 'done' as const, startedAt: at(8) }] };
  const ended = { ...done, nodes: { svc: { ...svc, state: 'succeeded' as const } } };

  expect(rows(makeRun({ startedAt: at(1), finishedAt: at(12) }), ended).slice(4)).toEqual([
    ['fitting', 4, 8],
    ['svc', 5, 6],
    ['after', 8, 12],
  ]);
});

it('is only a wait for a run that has not begun', () => {
  expect(rows(makeTraining({ state: 'queued', startedAt: null }), makeProgress({ nodes: {} }))).toEqual([
    ['waiting', 0, 30],
  ]);
});

it('of a retry begins with the start of the retry', () => {
  expect(rows(makeTraining({ attempt: 2, startedAt: at(1) })).slice(0, 2)).toEqual([
    ['starting', 0, 1],
    ['staging', 1, 2],
  ]);
});
