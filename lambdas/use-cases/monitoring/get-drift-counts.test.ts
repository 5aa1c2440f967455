import { routes } from '@flowi/contracts/api';
import type { WindowCounts } from '@flowi/contracts/package';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { type Left, makeBatchWorld } from '../../test/batches.ts';
import { makeDeployment } from '../../test/factories/deployments.ts';
import { counts, putPackage } from '../../test/factories/results.ts';
import { makeModel } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';

let world: World;
let api: ReturnType<typeof makeApi>;

beforeEach(() => {
  world = makeWorld();
  api = makeApi(world);
  world.stores.models.set(makeModel());
  putPackage(world, makeModel().packageUri);
  world.stores.deployments.set(makeDeployment());
});

const countsOf = (driftReportId: string) => api.ok(routes.monitoring.driftCounts, { params: { driftReportId } });
const check = () => api.ok(routes.monitoring.checkOnline, { params: { flowId: 'iris' } });
let windows = 0;

function flush(window: WindowCounts) {
  world.fakes.clock.advance(60);
  windows += 1;
  const at = world.ports.clock.now();
  world.fakes.modelStore.put(`projects/demo/windows/iris-online/w${windows}.json`, { ...window, from: at, to: at });
  world.fakes.clock.advance(60);
}

describe('the counts of a drift report', () => {
  it('of traffic are those of its own windows, beside training', async () => {
    flush(counts(false, { rows: 600 }));
    flush(counts(false, { rows: 400 }));
    const first = await check();
    flush(counts(true));
    const second = await check();

    expect(await countsOf(first.driftReportId)).toMatchObject({
      rows: { reference: 1_000, window: 1_000 },
      columns: [
        { reference: { column: 'age', counts: [250, 250, 250, 250] }, window: { counts: [500, 500, 500, 500] } },
        { reference: { column: 'size' }, window: { column: 'size' } },
      ],
    });
    expect(await countsOf(second.driftReportId)).toMatchObject({
      rows: { window: 1_000 },
      columns: [{ window: { counts: [0, 0, 100, 900] } }, {}],
    });
  });

  it('that are not kept any more are null, those of training are there', async () => {
    flush(counts(false));
    const { driftReportId } = await check();
    await world.fakes.modelStore.removeAll('projects/demo/windows/');

    expect(await countsOf(driftReportId)).toMatchObject({
      rows: { reference: 1_000, window: null },
      columns: [{ reference: { column: 'age' }, window: null }, {}],
      prediction: { window: null },
    });
  });

  it('of a batch are those of its job: of scoring where it got so far, else of the count', async () => {
    const batch = makeBatchWorld();
    const countsOfJob = async (left: Left) => {
      const { driftReportId } = (await batch.runBatch(left)).record;
      return batch.api.ok(routes.monitoring.driftCounts, { params: { driftReportId } });
    };

    expect(await countsOfJob({ count: { counts: counts(true) } })).toMatchObject({
      columns: [{ window: { counts: [0, 0, 100, 900] } }, {}],
    });
    expect(await countsOfJob({ score: { counts: counts(false, { rows: 800 }) } })).toMatchObject({
      rows: { window: 800 },
    });
  });

  it('of a batch that was judged before its job was kept with it are null', async () => {
    flush(counts(false));
    const report = await check();
    world.stores.driftReports.set({ ...report, driftReportId: 'old', subject: 'batch', batchJob: null });

    expect(await countsOf('old')).toMatchObject({ rows: { window: null } });
  });
});
