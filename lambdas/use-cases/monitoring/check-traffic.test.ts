import { routes } from '@flowi/contracts/api';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { makeDeployment } from '../../test/factories/deployments.ts';
import { counts, putPackage } from '../../test/factories/results.ts';
import { makeModel } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { checkTraffic } from './check-traffic.ts';

const HOUR = 3_600;
let world: World;
let api: ReturnType<typeof makeApi>;
let windows = 0;

beforeEach(() => {
  world = makeWorld();
  api = makeApi(world);
  for (const flowId of ['iris', 'penguins']) {
    world.stores.models.set(makeModel({ flowId }));
    world.stores.deployments.set(makeDeployment({ flowId, deploymentId: `${flowId}-online` }));
  }
  putPackage(world, makeModel().packageUri);
});

function flush(shifted: boolean, rows = 1_000, flowId = 'iris') {
  windows += 1;
  world.fakes.clock.advance(1);
  world.fakes.modelStore.put(`projects/demo/windows/${flowId}-online/w${windows}.json`, counts(shifted, { rows }));
  // Storage tells whole seconds.
  world.fakes.clock.advance(1);
}

const look = () => checkTraffic(world.ports, { everyMinutes: 60 });
const reports = () => world.stores.driftReports.all();

describe('the timer that looks at online traffic', () => {
  it('judges each endpoint in service that was counted since, and nobody asked', async () => {
    flush(false);
    flush(true, 1_000, 'penguins');

    expect(await look()).toEqual({ looked: 2, judged: ['demo/iris-online ok', 'demo/penguins-online drift'] });
    expect(reports()).toMatchObject([{ flowId: 'iris' }, { flowId: 'penguins' }]);
  });

  it('judges again after an hour, what came meanwhile', async () => {
    flush(false);
    await look();
    flush(true);
    world.fakes.clock.advance(HOUR / 2);
    expect(await look()).toMatchObject({ judged: [] });
    world.fakes.clock.advance(HOUR / 2);

    expect(await look()).toMatchObject({ judged: ['demo/iris-online drift'] });
    expect(reports()).toHaveLength(2);
  });

  it('looks at the windows of the last days only, however many there were before', async () => {
    const list = vi.spyOn(world.fakes.modelStore, 'list');
    const listed = async () => (await list.mock.results.at(-1)!.value).length;
    for (let day = 0; day < 30; day += 1) {
      const key = `projects/demo/windows/iris-online/${world.ports.clock.now().slice(0, 'yyyy-mm-dd'.length)}/w.json`;
      world.fakes.modelStore.put(key, counts(false));
      world.fakes.clock.advance(24 * HOUR);
      expect(await look()).toMatchObject({ judged: ['demo/iris-online ok'] });
      expect(await listed()).toBeLessThanOrEqual(4);
    }
  });

  it('tells people of drift in two windows in a row', async () => {
    for (let hour = 0; hour < 2; hour += 1) {
      flush(true);
      await look();
      world.fakes.clock.advance(HOUR);
    }

    expect(world.fakes.published).toMatchObject([{ subject: 'The traffic of iris drifts' }]);
  });

  it('says nothing where nothing new was counted', async () => {
    flush(false);
    await look();
    world.fakes.clock.advance(10 * HOUR);

    expect(await look()).toMatchObject({ looked: 2, judged: [] });
    expect(reports()).toHaveLength(1);
  });

  it('keeps one report while there are too few rows, and makes it the judgement when there are enough', async () => {
    flush(true, 200);
    await look();
    const [open] = reports();
    world.fakes.clock.advance(HOUR);
    expect(await look()).toMatchObject({ judged: [] });
    flush(true, 200);
    expect(await look()).toMatchObject({ judged: ['demo/iris-online not_enough_data'] });
    world.fakes.clock.advance(HOUR);
    flush(true, 200);
    await look();

    expect(reports()).toMatchObject([
      { driftReportId: open?.driftReportId, report: { verdict: 'drift', rows: { window: 600 } } },
    ]);
  });

  it('leaves out what does not serve', async () => {
    for (const state of ['updating', 'failed', 'deleting', 'deleted'] as const) {
      world.stores.deployments.set(makeDeployment({ state }));
      flush(true);
      expect(await look()).toEqual({ looked: 1, judged: [] });
    }
  });

  it('judges the others when one cannot be judged, and says which', async () => {
    world.stores.models.documents.clear();
    world.stores.models.set(makeModel({ flowId: 'penguins' }));
    flush(false);
    flush(false, 1_000, 'penguins');

    await expect(look()).rejects.toThrow(/demo\/iris-online.*model version 1/);

    expect(reports()).toMatchObject([{ flowId: 'penguins' }]);
  });

  it('and a person who asks in between get the same report of too few rows', async () => {
    flush(true, 200);
    await look();
    world.fakes.clock.advance(60);
    flush(true, 200);

    const asked = await api.ok(routes.monitoring.checkOnline, { params: { flowId: 'iris' } });

    expect(asked).toMatchObject({ driftReportId: reports()[0]?.driftReportId, report: { rows: { window: 400 } } });
    expect(reports()).toHaveLength(1);
  });
});
