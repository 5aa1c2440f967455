import { routes } from '@flowi/contracts/api';
import type { TrialRecord } from '@flowi/contracts/entities';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../ports/records.ts';
import { makeApi } from '../../test/api.ts';
import { makeRun } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';

let world: World;
let api: ReturnType<typeof makeApi>;

beforeEach(() => {
  world = makeWorld();
  api = makeApi(world);
});

const MINUTE = 60_000;

const runOf = ({ runId }: RunRecord) => runId;
const trialOf = ({ runId, number }: TrialRecord) => `${runId}.${number}`;

/** Runs a minute apart, the last one the newest. */
function addRuns(count: number, change: (index: number) => Partial<RunRecord> = () => ({})): string[] {
  return Array.from({ length: count }, (_, index) => {
    const runId = `run-${index}`;
    const createdAt = new Date(Date.UTC(2026, 0, 1) + index * MINUTE).toISOString();
    world.stores.runs.set(makeRun({ runId, createdAt, ...change(index) }));
    return runId;
  });
}

function addTrials(runId: string, count: number, change: Partial<TrialRecord> = {}): void {
  for (let number = 1; number <= count; number += 1)
    world.stores.trials.set({
      projectId: 'demo',
      runId,
      number,
      modelNode: 'svc',
      params: { svc: { C: number } },
      varied: { svc: { C: number } },
      state: 'succeeded',
      error: null,
      metrics: { accuracy: 0.9 },
      deviations: {},
      seconds: 0.1,
      reusedFits: 0,
      trackerRunId: null,
      ...change,
    });
}

describe('runs of a project', () => {
  it('are those in a state, by a trigger and of a flow that are asked for, newest first, page by page', async () => {
    addRuns(40, (index) => ({
      state: index % 4 === 0 ? 'failed' : 'succeeded',
      flowId: index % 2 === 0 ? 'iris' : 'penguins',
      trigger: { kind: index < 20 ? 'schedule' : 'manual', by: 'ana', scheduledFor: null },
    }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { state: 'failed', trigger: 'manual', flowId: 'iris', limit: '2', ...(cursor && { cursor }) };
      const page = await api.ok(routes.runs.list, { query });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(runOf));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);

    expect(seen).toEqual(['run-36', 'run-32', 'run-28', 'run-24', 'run-20']);
  });

  it('leads on where hardly any run is as wanted, instead of reading everything at once', async () => {
    addRuns(200, (index) => ({ state: index === 0 ? 'failed' : 'succeeded' }));
    const pages = [];
    let cursor: string | undefined;
    do {
      const page = await api.ok(routes.runs.list, {
        query: { state: 'failed', limit: '10', ...(cursor && { cursor }) },
      });
      pages.push(page.items.length);
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);

    expect(pages).toEqual([0, 1]);
  });

  it('are those that are named, without those that are not there', async () => {
    addRuns(5);

    const { items, cursor } = await api.ok(routes.runs.list, { query: { runs: 'run-1,run-3,gone,run-1' } });

    expect(items.map(runOf)).toEqual(['run-3', 'run-1']);
    expect(cursor).toBeNull();
  });
});

describe('trials of several runs', () => {
  async function readAll(query: { runs: string; limit: string }) {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await api.ok(routes.runs.compare, { query: { ...query, ...(cursor && { cursor }) } });
      pages.push(page.items.map(trialOf));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    return pages;
  }

  it('come in the order of the runs, each once, in pages that begin within a run', async () => {
    addRuns(3);
    addTrials('run-0', 3);
    addTrials('run-2', 4);

    expect(await readAll({ runs: 'run-2,run-1,gone,run-0,run-2', limit: '3' })).toEqual([
      ['run-2.1', 'run-2.2', 'run-2.3'],
      ['run-2.4', 'run-0.1', 'run-0.2'],
      ['run-0.3'],
    ]);
  });

  it('end a page before it is more than a function can answer', async () => {
    addRuns(1);
    addTrials('run-0', 400, {
      metrics: Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`a_long_name_of_a_metric_${i}`, 1 / 3])),
    });

    const pages = await readAll({ runs: 'run-0', limit: '500' });

    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flat()).toHaveLength(400);
  });

  it('are the chosen ones only, when those are asked for', async () => {
    addRuns(3, (index) => ({ chosenTrial: index === 1 ? null : 2 }));
    for (const runId of ['run-0', 'run-1', 'run-2']) addTrials(runId, 3);

    const { items } = await api.ok(routes.runs.compare, { query: { runs: 'run-2,run-1,run-0', only: 'chosen' } });

    expect(items.map(trialOf)).toEqual(['run-2.2', 'run-0.2']);
  });

  it('end a page of chosen ones and their runs likewise, each on one page', async () => {
    const testMetrics = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`metric_${i}`, 1 / 3]));
    const ids = addRuns(60, () => ({ chosenTrial: 1, testMetrics }));
    for (const runId of ids) addTrials(runId, 1, { metrics: testMetrics });
    const seen: string[] = [];
    let pages = 0;
    let cursor: string | undefined;
    do {
      const query = { runs: ids.join(','), only: 'chosen', with: 'runs', ...(cursor && { cursor }) };
      const page = await api.ok(routes.runs.compare, { query });
      expect(JSON.stringify(page).length).toBeLessThan(4_000_000);
      expect(page.items.map(({ runId }: TrialRecord) => runId)).toEqual(page.runs.map(runOf));
      seen.push(...page.runs.map(runOf));
      pages += 1;
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);

    expect(seen).toEqual(ids);
    expect(pages).toBeGreaterThan(1);
  });

  it.each(['chosen', undefined])('come with their runs when those are asked for, once (%s)', async (only) => {
    addRuns(3, () => ({ chosenTrial: 2 }));
    addTrials('run-0', 3);
    addTrials('run-2', 3);
    const query = { runs: 'run-2,gone,run-0', limit: '4', ...(only && { only }) };

    const page = await api.ok(routes.runs.compare, { query: { ...query, with: 'runs' } });

    expect(page.runs.map(runOf)).toEqual(['run-2', 'run-0']);
    expect(await api.ok(routes.runs.compare, { query })).not.toHaveProperty('runs');
    if (page.cursor === null) return;
    const next = await api.ok(routes.runs.compare, { query: { ...query, with: 'runs', cursor: page.cursor } });
    expect(next).not.toHaveProperty('runs');
    expect([...page.items, ...next.items].map(trialOf)).toHaveLength(6);
  });

  it.each(['nothing', '[1]', '[-1,null]'])('refuse %s as a cursor', async (cursor) => {
    const reply = await api.call(routes.runs.compare, { query: { runs: 'run-0', cursor } });

    expect(reply).toMatchObject({ status: 400, json: { code: 'invalid_request' } });
  });

  it('refuse more runs than fit one request', async () => {
    const runs = Array.from({ length: 101 }, (_, index) => `run-${index}`).join(',');

    expect(await api.call(routes.runs.compare, { query: { runs } })).toMatchObject({ status: 400 });
  });
});
