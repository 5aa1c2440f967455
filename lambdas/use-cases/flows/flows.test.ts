import { routes } from '@flowi/contracts/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { addDataset } from '../../test/factories/datasets.ts';
import { irisDocument } from '../../test/factories/flows.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { startScheduled } from '../runs/start-scheduled.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
const params = { flowId: 'iris' };
const weekly = { cron: '0 6 * * 1', timezone: 'America/Sao_Paulo' };

beforeEach(async () => {
  world = makeWorld();
  api = makeApi(world);
  addDataset(world);
  await api.ok(routes.flows.create, { body: { document: irisDocument() } });
});

const save = async (document: object) => {
  const { revision } = await api.ok(routes.flows.get, { params });
  return api.ok(routes.flows.saveDraft, { params, body: { revision, document } });
};

describe('flows', () => {
  it('get their id from their name, once', async () => {
    expect(
      await api.ok(routes.flows.create, { body: { document: irisDocument({ name: 'Árvore (2024)' }) } }),
    ).toMatchObject({ flowId: 'arvore-2024', revision: 1, owner: 'ana' });
    expect(await api.call(routes.flows.create, { body: { document: irisDocument() } })).toMatchObject({
      status: 409,
      json: { code: 'already_exists' },
    });
    const { items } = await api.ok(routes.flows.list);
    expect(items).toHaveLength(2);
    expect(items[0]).not.toHaveProperty('draft');
  });

  it('are refused when they are no flow, naming the field', async () => {
    const reply = await api.call(routes.flows.create, { body: { document: { ...irisDocument(), nodes: 'none' } } });

    expect(reply).toMatchObject({
      status: 422,
      json: { code: 'invalid_flow', issues: [{ code: 'bad_shape', field: 'nodes' }] },
    });
  });

  it('may be drawn wrong and kept, but not run', async () => {
    await save({
      ...irisDocument(),
      edges: [
        { from: 'svc', to: 'fill' },
        { from: 'fill', to: 'svc' },
      ],
    });

    expect(await api.call(routes.runs.start, { params })).toMatchObject({
      status: 422,
      json: { issues: expect.arrayContaining([expect.objectContaining({ code: 'cycle' })]) },
    });
  });

  it('take one of two saves from the same revision and name the current one to the other', async () => {
    const body = { revision: 1, document: irisDocument({ description: 'mine' }) };
    await api.ok(routes.flows.saveDraft, { params, body });

    expect(await api.call(routes.flows.saveDraft, { params, body })).toMatchObject({
      status: 409,
      json: { code: 'conflict', detail: expect.stringContaining('revision 2') },
    });
  });

  it('freeze the same draft as the same version, wherever its nodes lie on the canvas and whatever notes lie there', async () => {
    const first = await api.ok(routes.flows.createVersion, { params });
    const document = irisDocument({ notes: [{ id: 'note', text: 'Ask Ana', position: { x: 0, y: 0 } }] });
    document.nodes = document.nodes.map((node, index) => ({ ...node, position: { x: index, y: 0 } }));
    await save(document);
    const moved = await api.ok(routes.flows.createVersion, { params });
    await save(irisDocument({ description: 'new' }));
    const changed = await api.ok(routes.flows.createVersion, { params });

    expect([first.version, moved.version, changed.version]).toEqual([1, 1, 2]);
    expect(
      (await api.ok(routes.flows.versions, { params })).items.map(({ version }: { version: number }) => version),
    ).toEqual([2, 1]);
    expect(
      (await api.ok(routes.flows.getVersion, { params: { ...params, version: 1 } })).document.nodes[0],
    ).not.toHaveProperty('position');
  });

  it('are judged without being kept: trials, and a threshold that no accuracy can have', async () => {
    const impossible = irisDocument({ deploy: { gate: { metric: 'accuracy', threshold: 1.5 } } });

    expect(await api.ok(routes.flows.validate, { body: { document: irisDocument() } })).toMatchObject({
      runnable: true,
      trials: 10,
    });
    expect(await api.ok(routes.flows.validate, { body: { document: impossible } })).toMatchObject({
      runnable: false,
      issues: [{ code: 'gate_threshold_impossible', field: 'deploy.gate.threshold' }],
    });
    expect(await api.ok(routes.flows.validate, { body: { document: 'nonsense' } })).toMatchObject({
      runnable: false,
      trials: null,
    });
  });

  it('are told what this installation does not do', async () => {
    const document = irisDocument({ deploy: { online: { enabled: true, target: 'fargate' } } });

    expect((await api.ok(routes.flows.validate, { body: { document } })).issues).toMatchObject([
      { severity: 'error', field: 'deploy.online.target' },
    ]);
  });

  it('are made from charts of the original Flowi', async () => {
    const node = (name: string, attributes: object) => ({
      id: name,
      type: 'x',
      properties: { name, class: name, attributes },
    });
    const chart = { nodes: { a: node('SVC', {}), b: node('MelSpectrogram', {}) }, links: {} };

    const imported = await api.ok(routes.flows.importChart, { body: { chart } });

    expect(imported.document.nodes).toMatchObject([{ component: 'models.svc' }]);
    expect(JSON.stringify(imported.unmapped)).toContain('MelSpectrogram');
    expect(await api.call(routes.flows.importChart, { body: { chart: 7 } })).toMatchObject({ status: 422 });
  });

  it('are deleted with their schedules; a flow of that id later counts on', async () => {
    await save(irisDocument({ schedule: { ...weekly, enabled: true } }));
    await api.ok(routes.flows.createVersion, { params });
    await api.ok(routes.flows.remove, { params });
    expect(world.fakes.scheduler.schedules.size).toBe(0);
    expect(await api.call(routes.flows.get, { params })).toMatchObject({ status: 404 });

    await api.ok(routes.flows.create, { body: { document: irisDocument() } });

    expect(await api.ok(routes.flows.createVersion, { params })).toMatchObject({ version: 2 });
  });
});

describe('schedules', () => {
  it('are switched on and off, and tell the next five times in their zone', async () => {
    await save(irisDocument({ schedule: weekly }));

    const on = await api.ok(routes.flows.setSchedule, { params, body: { enabled: true } });

    expect(on).toEqual({
      enabled: true,
      next: [
        '2026-03-02T09:00:00.000Z',
        '2026-03-09T09:00:00.000Z',
        '2026-03-16T09:00:00.000Z',
        '2026-03-23T09:00:00.000Z',
        '2026-03-30T09:00:00.000Z',
      ],
    });
    expect([...world.fakes.scheduler.schedules.values()]).toMatchObject([
      { timing: weekly, start: { kind: 'run', projectId: 'demo', flowId: 'iris' } },
    ]);
    expect(await api.ok(routes.flows.setSchedule, { params, body: { enabled: false } })).toEqual({
      enabled: false,
      next: [],
    });
    expect(world.fakes.scheduler.schedules.size).toBe(0);
    expect(await api.ok(routes.flows.get, { params })).toMatchObject({ scheduleEnabled: false });
  });

  it('follow the document where it changes its mind, and people where it does not', async () => {
    const freeze = async (schedule: object | null, description: string) => {
      await save(irisDocument({ schedule: schedule as never, description }));
      await api.ok(routes.flows.createVersion, { params });
      return [
        (await api.ok(routes.flows.get, { params })).scheduleEnabled,
        [...world.fakes.scheduler.schedules.values()][0]?.timing,
      ];
    };

    expect(await freeze({ ...weekly, enabled: true }, 'on')).toEqual([true, weekly]);
    expect(await freeze({ ...weekly, cron: '0 7 * * 1', enabled: true }, 'later')).toEqual([
      true,
      { ...weekly, cron: '0 7 * * 1' },
    ]);
    await api.ok(routes.flows.setSchedule, { params, body: { enabled: false } });
    expect(await freeze({ ...weekly, enabled: true }, 'people switched it off')).toEqual([false, undefined]);
    expect(await freeze({ ...weekly, enabled: false }, 'off')).toEqual([false, undefined]);
    expect(await freeze({ ...weekly, enabled: true }, 'on again')).toEqual([true, weekly]);
    expect(await freeze(null, 'none')).toEqual([false, undefined]);
  });

  it('run once at a local time', async () => {
    const body = { enabled: true, at: '2026-03-01T18:00:00', timezone: 'America/Sao_Paulo' };

    expect(await api.ok(routes.flows.setSchedule, { params, body })).toEqual({
      enabled: true,
      next: ['2026-03-01T21:00:00.000Z'],
    });
    expect([...world.fakes.scheduler.schedules.keys()]).toHaveLength(1);
    expect(await api.ok(routes.flows.get, { params })).toMatchObject({ scheduleEnabled: false, latestVersion: 1 });
    await api.ok(routes.flows.setSchedule, { params, body: { enabled: false } });
    expect(world.fakes.scheduler.schedules.size).toBe(0);
  });

  it.each([
    ['a time that is over', { enabled: true, at: '2020-01-01T00:00:00' }],
    ['no date', { enabled: true, at: '2026-13-01T00:00:00' }],
    ['no zone', { enabled: true, at: '2026-12-01T00:00:00', timezone: 'Mars/Olympus' }],
    ['a flow without schedule', { enabled: true }],
  ])('refuse %s', async (_, body) => {
    expect(await api.call(routes.flows.setSchedule, { params, body })).toMatchObject({ status: 400 });
    expect(world.fakes.scheduler.schedules.size).toBe(0);
  });

  it('start one run however often they are delivered', async () => {
    await api.ok(routes.flows.createVersion, { params });
    const start = { kind: 'run' as const, projectId: 'demo', flowId: 'iris', scheduledTime: '2026-03-02T09:00:00Z' };

    await startScheduled(world.ports, start);
    await startScheduled(world.ports, start);
    await startScheduled(world.ports, { ...start, scheduledTime: '2026-03-09T09:00:00Z' });

    const runs = (await api.ok(routes.runs.list)).items;
    expect(runs).toHaveLength(2);
    expect(runs[0]).toMatchObject({
      trigger: { kind: 'schedule', by: 'schedule', scheduledFor: '2026-03-09T09:00:00Z' },
      flowVersion: 1,
    });
  });
});
