import { routes } from '@flowi/contracts/api';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { builtInCatalogue } from '../../adapters/catalogue.ts';
import type { RunRecord } from '../../ports/records.ts';
import { makeApi } from '../../test/api.ts';
import { makeRun } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { newerFirst, RUNS_SORTED, sortRuns } from './sort-runs.ts';

const ports = { catalogue: builtInCatalogue };
const everyRun: (run: RunRecord) => boolean = () => true;
const runOf = ({ runId }: RunRecord) => runId;
const timeOf = (minute: number) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();

/** Few values, so that runs tie, in time too; some runs were not measured. */
const runsArbitrary = fc
  .array(
    fc.record({
      value: fc.option(fc.constantFrom(-1, -0, 0, 0.1, 0.25, 1e300), { nil: null }),
      minute: fc.integer({ min: 0, max: 5 }),
      failed: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ value, minute, failed }, index) =>
      makeRun({
        runId: `run-${index}`,
        createdAt: timeOf(minute),
        state: failed ? 'failed' : 'succeeded',
        testMetrics: value === null ? (index % 2 === 0 ? null : { other: 1 }) : { accuracy: value },
      }),
    ),
  );

function inParts<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function readPages(
  runs: readonly RunRecord[],
  { limit, order, size }: { limit: number; order: 'ascending' | 'descending'; size: number },
  passes = everyRun,
) {
  const pages: RunRecord[][] = [];
  let cursor: string | undefined;
  do {
    const page = await sortRuns(ports, { sort: 'accuracy', order, limit, cursor }, inParts(runs, size), passes);
    pages.push(page.items);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return pages;
}

describe('runs sorted by a metric', () => {
  const wanted = fc.record({
    limit: fc.integer({ min: 1, max: 12 }),
    size: fc.integer({ min: 1, max: 50 }),
    order: fc.constantFrom('ascending' as const, 'descending' as const),
  });

  it('make up, page after page, the whole sorted list, each run once', async () => {
    await fc.assert(
      fc.asyncProperty(runsArbitrary, wanted, async (runs, options) => {
        const passes = ({ state }: RunRecord) => state === 'succeeded';
        const pages = await readPages(runs, options, passes);

        const sign = options.order === 'ascending' ? 1 : -1;
        const measured = ({ testMetrics }: RunRecord) => testMetrics?.['accuracy'];
        const expected = runs.filter(passes).toSorted((a, b) => {
          const [one, other] = [measured(a), measured(b)];
          if (one === other) return newerFirst(a, b);
          if (one === undefined || other === undefined) return one === undefined ? 1 : -1;
          return sign * (one - other);
        });
        expect(pages.flat().map(runOf)).toEqual(expected.map(runOf));
        for (const page of pages.slice(0, -1)) expect(page).toHaveLength(options.limit);
      }),
    );
  });

  it('come each once although others come and go between two pages', async () => {
    await fc.assert(
      fc.asyncProperty(runsArbitrary, runsArbitrary, wanted, async (runs, others, options) => {
        const more = others.map((run, index) => ({ ...run, runId: `other-${index}` }));
        const wants = { sort: 'accuracy', ...options };
        const first = await sortRuns(ports, wants, [[...runs, ...more]], everyRun);
        if (first.cursor === null) return;
        const second = await sortRuns(ports, { ...wants, limit: 100, cursor: first.cursor }, [runs], everyRun);

        const seen = [...first.items, ...second.items].map(runOf).filter((runId) => !runId.startsWith('other'));
        expect(seen).toHaveLength(runs.length);
        expect(new Set(seen).size).toBe(runs.length);
      }),
    );
  });
});

describe('the list of runs', () => {
  let world: World;
  let api: ReturnType<typeof makeApi>;

  beforeEach(() => {
    world = makeWorld();
    api = makeApi(world);
  });

  function addRuns(values: readonly (number | null)[], change: Partial<RunRecord> = {}, metric = 'accuracy'): void {
    for (const [index, value] of values.entries())
      world.stores.runs.set(
        makeRun({
          runId: `run-${index}`,
          createdAt: timeOf(index),
          testMetrics: value === null ? null : { [metric]: value },
          ...change,
        }),
      );
  }

  const list = (query: Record<string, string>) => api.ok(routes.runs.list, { query });

  it('is sorted over all runs that the filter lets through, the best first by itself', async () => {
    addRuns([0.5, null, 0.9, 0.5, 0.1]);
    addRuns([0.9, 0.8], { flowId: 'other', state: 'failed' });

    const page = await list({ sort: 'accuracy', limit: '2' });
    const next = await list({ sort: 'accuracy', limit: '10', cursor: page.cursor });

    expect([...page.items, ...next.items].map(runOf)).toEqual(['run-2', 'run-0', 'run-1', 'run-3', 'run-4']);
    expect(page.sorted).toEqual({ metric: 'accuracy', order: 'descending', among: 5, complete: true });
    const failed = await list({ sort: 'accuracy', order: 'ascending', state: 'failed', flowId: 'other' });
    expect(failed.items.map(runOf)).toEqual(['run-1', 'run-0']);
    expect(failed.sorted).toMatchObject({ order: 'ascending', among: 2 });
  });

  it('knows of metrics that less is better', async () => {
    addRuns([3, 1, 2], {}, 'log_loss');

    const { items, sorted } = await list({ sort: 'log_loss' });

    expect(items.map(runOf)).toEqual(['run-1', 'run-2', 'run-0']);
    expect(sorted.order).toBe('ascending');
  });

  it('sorts runs that are named', async () => {
    addRuns([0.1, 0.9, 0.5, 0.7]);

    const { items, cursor } = await list({ runs: 'run-0,run-3,run-2', sort: 'accuracy', limit: '1' });

    expect(items.map(runOf)).toEqual(['run-3', 'run-2', 'run-0']);
    expect(cursor).toBeNull();
  });

  it('says when older runs were left out', async () => {
    addRuns([1, ...Array.from({ length: RUNS_SORTED - 1 }, () => 0)]);
    expect((await list({ sort: 'accuracy', limit: '1' })).sorted).toMatchObject({ among: RUNS_SORTED, complete: true });

    addRuns([1, ...Array.from({ length: RUNS_SORTED }, () => 0)]);
    const { items, sorted } = await list({ sort: 'accuracy', limit: '1' });

    expect(sorted).toMatchObject({ among: RUNS_SORTED, complete: false });
    expect(items.map(runOf)).toEqual([`run-${RUNS_SORTED}`]);
  });

  it.each([
    ['a cursor that no page gave', { sort: 'accuracy', cursor: 'nonsense' }, 'query.cursor'],
    ['an order of nothing', { order: 'ascending' }, 'query.sort'],
    ['an order that there is not', { sort: 'accuracy', order: 'sideways' }, 'order'],
  ])('refuses %s', async (_, query, named) => {
    const { status, json } = await api.call(routes.runs.list, { query });

    expect(status).toBe(400);
    expect(json.code).toBe('invalid_request');
    expect(JSON.stringify(json)).toContain(named);
  });

  it('refuses a cursor of another order', async () => {
    addRuns([1, 2]);
    const { cursor } = await list({ sort: 'accuracy', limit: '1' });

    expect(await api.call(routes.runs.list, { query: { sort: 'accuracy', order: 'ascending', cursor } })).toMatchObject(
      {
        status: 400,
        json: { code: 'invalid_request' },
      },
    );
  });
});
