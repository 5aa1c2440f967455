import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeRun } from '../../test/factories/runs.ts';
import { startSubstrate, type TestSubstrate } from '../../test/substrate.ts';
import { listRuns } from '../../use-cases/runs/list-runs.ts';
import { builtInCatalogue } from '../catalogue.ts';
import { openTable } from './repositories.ts';

const RUNS = 60;
/** So many that sixty runs are more than the table answers at once, a megabyte. */
const METRICS = 1_000;

let substrate: TestSubstrate;
let table: ReturnType<typeof openTable>;

beforeAll(async () => {
  substrate = await startSubstrate();
  table = openTable(substrate.table, substrate.dynamodb);
});
afterAll(() => substrate.stop());

it('sorts the runs of a flow over several reads of the table, page by page', async () => {
  const more = Object.fromEntries(Array.from({ length: METRICS }, (_, index) => [`m${index}`, index / 3]));
  const metricsOf = (index: number): Record<string, number> =>
    index % 10 === 0 ? { other: 1 } : { ...more, log_loss: (index * 7) % 13 };
  for (let index = 0; index < RUNS; index += 1)
    await table.runs.insert(
      makeRun({
        projectId: 'sorted',
        runId: `r${index}`,
        flowId: index % 20 === 1 ? 'other' : 'iris',
        createdAt: new Date(Date.UTC(2026, 2, 1, 0, index)).toISOString(),
        testMetrics: metricsOf(index),
      }),
    );
  const indexes = Array.from({ length: RUNS }, (_, index) => index).filter((index) => index % 20 !== 1);
  const measured = indexes.filter((index) => index % 10 !== 0);
  const byLoss = measured.toSorted((a, b) => ((a * 7) % 13) - ((b * 7) % 13) || b - a);
  const unmeasured = indexes.filter((index) => index % 10 === 0).toReversed();
  const ports = { runs: table.runs, catalogue: builtInCatalogue };
  const firstRead = await table.runs.list('sorted', 'iris', { limit: 1_000 });
  expect(firstRead.cursor).not.toBeNull();

  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const wanted = { projectId: 'sorted', flowId: 'iris', sort: 'log_loss', limit: 25, cursor };
    const page = await listRuns(ports, wanted);
    expect(page.sorted).toEqual({ metric: 'log_loss', order: 'ascending', among: indexes.length, complete: true });
    seen.push(...page.items.map(({ runId }) => runId));
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);

  expect(seen).toEqual([...byLoss, ...unmeasured].map((index) => `r${index}`));
});
