import { routes } from '@flowi/contracts/api';
import { LATENCY_EDGES, type TrafficMinute } from '@flowi/contracts/package';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { makeDeployment } from '../../test/factories/deployments.ts';
import { counts } from '../../test/factories/results.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
const params = { deploymentId: 'iris-online' };

beforeEach(() => {
  world = makeWorld();
  api = makeApi(world);
  world.stores.deployments.set(makeDeployment());
});

/** Time of the test's clock, so many minutes earlier. */
const ago = (minutes: number) => new Date(Date.parse(world.ports.clock.now()) - minutes * 60_000).toISOString();

function minuteAgo(minutes: number, requests: number, errors: TrafficMinute['errors'] = {}): TrafficMinute {
  const seconds = LATENCY_EDGES.map(() => 0);
  return { minute: `${ago(minutes).slice(0, 16)}:00.000Z`, requests, errors, seconds: [requests, ...seconds] };
}

function put(name: string, from: number, to: number, traffic: TrafficMinute[]): void {
  const window = { ...counts(false, { from: ago(from), to: ago(to), rows: 10, refused: 1 }), traffic };
  world.fakes.modelStore.put(keyOf(name, window), window);
}

/** As the model server writes it: below the day the window was closed on. */
const keyOf = (name: string, { to }: { to: string }) =>
  `projects/demo/windows/iris-online/${to.slice(0, 'yyyy-mm-dd'.length)}/${name}.json`;

const ask = (query: Record<string, string> = {}) => api.ok(routes.monitoring.traffic, { params, query });

describe('the traffic of a deployment', () => {
  it('is that of the last day by default, in at most as many steps as asked for', async () => {
    put('a', 50, 10, [minuteAgo(50, 4, { prediction_input: 1 }), minuteAgo(12, 6)]);
    put('b', 9, 0, [minuteAgo(5, 2, { internal: 2 })]);

    const report = await ask({ points: '24' });

    expect(report).toMatchObject({
      requests: 12,
      errors: { prediction_input: 1, internal: 2 },
      rows: 20,
      refusedRows: 2,
      leftOut: 0,
    });
    expect(Date.parse(report.to) - Date.parse(report.from)).toBe(24 * 3600_000);
    expect(report.points.length).toBeLessThanOrEqual(24);
    expect(report.points.reduce((sum: number, point: { requests: number }) => sum + point.requests, 0)).toBe(12);
    expect(report.seconds.p50).toBeLessThanOrEqual(LATENCY_EDGES[0]!);
  });

  it('of a span holds only what was asked within it', async () => {
    put('a', 50, 10, [minuteAgo(50, 4), minuteAgo(20, 6)]);

    expect(await ask({ from: ago(30), to: ago(0) })).toMatchObject({ requests: 6 });
    expect(await ask({ from: ago(60), to: ago(40) })).toMatchObject({ requests: 4 });
  });

  it('is nothing where nothing was counted: neither without windows, nor in those of before requests were', async () => {
    expect(await ask()).toMatchObject({ requests: 0, seconds: null, rows: 0 });
    const { traffic: _, ...old } = counts(false, { from: ago(5), to: ago(1) });
    world.fakes.modelStore.put(keyOf('old', old), old);

    expect(await ask()).toMatchObject({ requests: 0, errors: {}, seconds: null, rows: 1_000 });
  });

  it('is refused for a span that is none or too long, and for a deployment that is not there', async () => {
    const refused = async (query: Record<string, string>, deploymentId = 'iris-online') =>
      (await api.call(routes.monitoring.traffic, { params: { deploymentId }, query })).status;

    expect(await refused({ from: ago(0), to: ago(10) })).toBe(400);
    expect(await refused({ from: ago(100 * 24 * 60), to: ago(0) })).toBe(400);
    expect(await refused({}, 'other-online')).toBe(404);
  });
});
