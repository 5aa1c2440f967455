import { routes } from '@flowi/contracts/api';
import type { WindowCounts } from '@flowi/contracts/package';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { makeDeployment } from '../../test/factories/deployments.ts';
import { counts, putPackage } from '../../test/factories/results.ts';
import { makeModel } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
const params = { flowId: 'iris' };
let windows = 0;

beforeEach(() => {
  world = makeWorld();
  api = makeApi(world);
  world.stores.models.set(makeModel());
  putPackage(world, makeModel().packageUri);
  world.stores.deployments.set(makeDeployment());
});

function flush(window: WindowCounts) {
  world.fakes.clock.advance(60);
  windows += 1;
  world.fakes.modelStore.put(`projects/demo/windows/iris-online/w${windows}.json`, window);
  world.fakes.clock.advance(60);
}

const check = () => api.ok(routes.monitoring.checkOnline, { params });

describe('the check of online traffic', () => {
  it('judges what came since the last check, merged', async () => {
    flush(counts(false, { rows: 600 }));
    flush(counts(false, { rows: 400 }));
    const first = await check();
    flush(counts(true));
    const second = await check();

    expect(first).toMatchObject({ subject: 'online', report: { verdict: 'ok', rows: { window: 1_000 } } });
    expect(second).toMatchObject({ report: { verdict: 'drift', rows: { window: 1_000 } } });
    expect(world.fakes.meter.counts).toEqual(
      ['ok', 'drift'].map((Verdict) => ({ name: 'DriftReports', dimensions: { Endpoint: 'e', Verdict } })),
    );
    expect(
      (await api.ok(routes.monitoring.driftReports, { params })).items.map(
        ({ driftReportId }: { driftReportId: string }) => driftReportId,
      ),
    ).toEqual([second.driftReportId, first.driftReportId]);
  });

  it('tells nobody of one drifted window, and people of two in a row', async () => {
    flush(counts(true));
    await check();
    expect(world.fakes.published).toEqual([]);
    flush(counts(true));
    await check();

    expect(world.fakes.published).toMatchObject([
      { subject: 'The traffic of iris drifts', text: expect.stringContaining('age') },
    ]);
  });

  it('counts no window twice, however many batches were judged in between', async () => {
    flush(counts(false));
    const first = await check();
    for (let batch = 0; batch < 60; batch += 1) {
      world.fakes.clock.advance(60);
      await world.ports.driftReports.insert({
        ...first,
        driftReportId: `batch-${batch}`,
        subject: 'batch',
        createdAt: world.ports.clock.now(),
      });
    }
    flush(counts(false, { rows: 600 }));

    expect(await check()).toMatchObject({ report: { verdict: 'ok', rows: { window: 600 } } });
  });

  it('adds windows up that are too few on their own', async () => {
    const verdicts: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      flush(counts(true, { rows: 200 }));
      verdicts.push((await check()).report.verdict);
    }

    expect(verdicts).toEqual(['not_enough_data', 'not_enough_data', 'drift']);
  });

  it('has nothing to say without traffic, or with traffic of another model only', async () => {
    expect(await api.call(routes.monitoring.checkOnline, { params })).toMatchObject({
      status: 409,
      json: { code: 'not_ready' },
    });
    flush(counts(true, { packageDigest: `sha256:${'1'.repeat(64)}` }));
    world.fakes.modelStore.put('projects/demo/windows/iris-online/broken.json', '{}');

    expect(await api.call(routes.monitoring.checkOnline, { params })).toMatchObject({ status: 409 });
  });
});
