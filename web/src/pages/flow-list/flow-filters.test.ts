import type { FlowSummary } from '@flowi/contracts/entities';
import { expect, it } from 'vitest';
import { makeFlowSummary } from '../../testing/make-records.ts';
import { currentDrift, filterFlows, isFiltered, sortFlows } from './flow-filters.ts';
import { readFlowListSearch } from './flow-list-search.ts';

const AT = '2026-01-31T06:00:00.000Z';
const drift = (verdict: 'ok' | 'drift', modelVersion: number): FlowSummary['drift'] => ({
  driftReportId: 'report-1',
  subject: 'online',
  modelVersion,
  verdict,
  rows: 420,
  minimum: 50,
  at: AT,
});
const run = (state: 'training' | 'failed', createdAt = AT): FlowSummary['lastRun'] => ({
  runId: 'run-1',
  state,
  trigger: 'schedule',
  createdAt,
  finishedAt: null,
});

const flows = [
  makeFlowSummary({ flowId: 'iris', name: 'Iris', drift: drift('drift', 3), lastRun: run('failed') }),
  makeFlowSummary({ flowId: 'old', name: 'Older model judged', drift: drift('drift', 2), lastRun: run('training') }),
  makeFlowSummary({ flowId: 'new', name: 'árvore', lastRun: null, live: null, scheduleState: 'none', nextFire: null }),
  makeFlowSummary({ flowId: 'calm', name: 'Calm', drift: drift('ok', 3), owner: 'ana', scheduleState: 'paused' }),
];
const idsOf = (found: readonly FlowSummary[]) => found.map(({ flowId }) => flowId);

it.each([
  [{ q: ' IRI ' }, ['iris']],
  [{ q: 'calm', owner: 'ana' }, ['calm']],
  [{ run: 'running' as const }, ['old']],
  [{ run: 'failed' as const }, ['iris']],
  [{ run: 'never' as const }, ['new']],
  [{ schedule: 'none' as const }, ['new']],
  [{ drift: 'drift' as const }, ['iris']],
  [{ drift: 'none' as const }, ['old', 'new']],
  [{ drift: 'ok' as const, schedule: 'active' as const }, []],
  [{}, ['iris', 'old', 'new', 'calm']],
])('%j leaves %j', (filters, left) => {
  expect(idsOf(filterFlows(flows, filters))).toEqual(left);
  expect(isFiltered(filters)).toBe(Object.keys(filters).length > 0);
});

it('takes drift of an older model for none of the live one', () => {
  expect(flows.map((flow) => currentDrift(flow)?.verdict)).toEqual(['drift', undefined, undefined, 'ok']);
});

it.each([
  ['name' as const, false, ['new', 'calm', 'iris', 'old']],
  ['drift' as const, false, ['iris', 'calm', 'new', 'old']],
  ['lastRun' as const, false, ['calm', 'iris', 'old', 'new']],
  ['live' as const, true, ['new', 'calm', 'iris', 'old']],
  ['owner' as const, true, ['calm', 'new', 'iris', 'old']],
])('by %s, descending %s', (column, descending, order) => {
  expect(idsOf(sortFlows(flows, column, descending))).toEqual(order);
});

it('reads from an address what it knows and leaves out the rest', () => {
  expect(
    readFlowListSearch({
      q: 7,
      run: 'failed',
      schedule: 'active',
      drift: 'none',
      owner: 'ana',
      sort: 'live',
      desc: true,
    }),
  ).toEqual({ q: '7', run: 'failed', schedule: 'active', drift: 'none', owner: 'ana', sort: 'live', desc: true });
  expect(
    readFlowListSearch({ q: '', run: 'flying', schedule: 1, drift: null, sort: '__proto__', desc: 'yes' }),
  ).toEqual({});
});
