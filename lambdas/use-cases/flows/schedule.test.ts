import { routes } from '@flowi/contracts/api';
import type { Fire, FlowSchedule, FlowSummary } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { addDataset } from '../../test/factories/datasets.ts';
import { irisDocument } from '../../test/factories/flows.ts';
import { makeRun } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { startScheduled } from '../runs/start-scheduled.ts';
import { tellRefusedStart } from '../runs/tell-refused-start.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
const params = { flowId: 'iris' };
const daily = { cron: '0 6 * * *', timezone: 'America/Sao_Paulo' };
const DAY = 86_400;

/** It is 2026-03-01T10:00Z, 07:00 in São Paulo. */
beforeEach(async () => {
  world = makeWorld();
  api = makeApi(world);
  addDataset(world);
  await api.ok(routes.flows.create, { body: { document: irisDocument({ schedule: daily }) } });
});

const schedule = (query = {}): Promise<FlowSchedule> => api.ok(routes.flows.schedule, { params, query });
const switchTo = (enabled: boolean) => api.ok(routes.flows.setSchedule, { params, body: { enabled } });
const start = (scheduledTime: string) => ({ kind: 'run' as const, projectId: 'demo', flowId: 'iris', scheduledTime });
const fire = (time: string) => startScheduled(world.ports, start(time));
const refuse = (time: string) =>
  tellRefusedStart(world.ports, start(time), new FlowiError('invalid_flow', 'C is -1, allowed is a number above 0.'));
const outcomes = (fires: readonly Fire[]) => fires.map(({ scheduledFor, outcome }) => [scheduledFor, outcome]);

async function endRun(runId: string, state: 'failed' | 'succeeded' | 'queued'): Promise<void> {
  await world.ports.runs.update({ projectId: 'demo', runId }, (run) => ({ ...run, state }));
}

async function listed(): Promise<FlowSummary> {
  const { items } = await api.ok(routes.flows.list);
  return items[0];
}

describe('a schedule before it is kept', () => {
  const preview = (body: object) => api.call(routes.flows.previewSchedule, { body });

  it('tells its next five times as clocks in the zone show them', async () => {
    const { times, clockChanges } = await api.ok(routes.flows.previewSchedule, { body: daily });

    expect(times).toHaveLength(5);
    expect(times[0]).toEqual({ at: '2026-03-02T09:00:00.000Z', local: '2026-03-02T06:00:00', offset: '-03:00' });
    expect(clockChanges).toEqual([]);
  });

  it('tells what clocks going forward leave out, and what comes twice', async () => {
    const nightly = { cron: '30 2 * * *', timezone: 'America/New_York' };
    world.fakes.clock.time = Date.parse('2026-03-07T00:00:00Z');
    const spring = await api.ok(routes.flows.previewSchedule, { body: nightly });
    world.fakes.clock.time = Date.parse('2026-10-31T00:00:00Z');
    const autumn = await api.ok(routes.flows.previewSchedule, { body: { ...nightly, cron: '*/30 1 * * *' } });

    expect(spring.times.map(({ local }: { local: string }) => local)).not.toContain('2026-03-08T02:30:00');
    expect(spring.clockChanges).toEqual([
      {
        at: '2026-03-08T07:00:00.000Z',
        from: '-05:00',
        to: '-04:00',
        skipped: ['2026-03-08T02:30:00'],
        repeated: [],
      },
    ]);
    expect(autumn.clockChanges).toMatchObject([
      { from: '-04:00', to: '-05:00', repeated: ['2026-11-01T01:00:00', '2026-11-01T01:30:00'] },
    ]);
  });

  it('tells the moment of a single start, and a change of clocks on the way to it', async () => {
    const once = { at: '2026-03-09T06:00:00', timezone: 'America/New_York' };

    expect(await api.ok(routes.flows.previewSchedule, { body: once })).toEqual({
      times: [{ at: '2026-03-09T10:00:00.000Z', local: '2026-03-09T06:00:00', offset: '-04:00' }],
      clockChanges: [{ at: '2026-03-08T07:00:00.000Z', from: '-05:00', to: '-04:00', skipped: [], repeated: [] }],
    });
  });

  it.each([
    [{ cron: '0 6 L * *', timezone: 'UTC' }, /day-of-month is "L"; allowed are/],
    [{ cron: '0 6 * * * *', timezone: 'UTC' }, /six|6 fields; give five/],
    [{ cron: '0 6 * * *', timezone: 'Mars/Olympus' }, /timezone is "Mars\/Olympus"; give an IANA name/],
    [{ at: '2020-01-01T06:00:00', timezone: 'UTC' }, /which is over/],
    [{ at: '2026-03-08T02:30:00', timezone: 'America/New_York' }, /left out when clocks go forward/],
    [{ timezone: 'UTC' }, /one of body.cron and body.at/],
    [{ cron: '0 6 * * *', at: '2027-01-01T06:00:00' }, /one of body.cron and body.at/],
  ])('%j is refused in words that help', async (body, words) => {
    expect(await preview(body)).toMatchObject({ status: 400, json: { detail: expect.stringMatching(words) } });
  });
});

describe('a schedule in service', () => {
  it('is paused, active when it is switched on, and tells the next times', async () => {
    expect(await schedule()).toMatchObject({ state: 'paused', timing: null, flowVersion: 0, fires: [] });

    await switchTo(true);
    const on = await schedule();

    expect(on).toMatchObject({ state: 'active', enabled: true, timing: daily, flowVersion: 1 });
    expect(on.preview.times).toHaveLength(5);
    expect(await listed()).toMatchObject({
      timing: daily,
      scheduleState: 'active',
      nextFire: '2026-03-02T09:00:00.000Z',
      tracker: 'mlflow',
    });
  });

  it('shows what each time led to: a run, a refusal, nothing', async () => {
    await switchTo(true);
    const { id } = await fire('2026-03-02T09:00:00Z');
    world.fakes.clock.advance(1.5 * DAY);
    await refuse('2026-03-03T09:00:00Z');
    world.fakes.clock.advance(3 * DAY - 7200);

    const { fires } = await schedule();

    expect(outcomes(fires)).toEqual([
      ['2026-03-05T09:00:00.000Z', 'missed'],
      ['2026-03-04T09:00:00.000Z', 'missed'],
      ['2026-03-03T09:00:00.000Z', 'refused'],
      ['2026-03-02T09:00:00.000Z', 'started'],
    ]);
    expect(fires[2]?.reason).toContain('C is -1');
    expect(fires[3]?.run).toEqual({ runId: id, state: 'queued', decision: null });
    expect((await schedule({ limit: '2' })).fires).toHaveLength(2);
  });

  it('waits for a start that may still come', async () => {
    await switchTo(true);
    world.fakes.clock.time = Date.parse('2026-03-02T09:30:00Z');

    expect(outcomes((await schedule()).fires)).toEqual([['2026-03-02T09:00:00.000Z', 'waiting']]);
  });

  it('expects nothing of the time before it was switched on and after it was switched off', async () => {
    world.fakes.clock.advance(2 * DAY);
    await switchTo(true);
    world.fakes.clock.advance(2 * DAY);
    await switchTo(false);
    await switchTo(false);
    world.fakes.clock.advance(5 * DAY);

    const off = await schedule();

    expect(off).toMatchObject({ state: 'paused', since: null, preview: { times: [] } });
    expect(outcomes(off.fires).map(([time]) => time)).toEqual(['2026-03-05T09:00:00.000Z', '2026-03-04T09:00:00.000Z']);
  });

  it('is failing while its last run failed, and no more after a retry that went well', async () => {
    await switchTo(true);
    const { id } = await fire('2026-03-02T09:00:00Z');
    await endRun(id, 'failed');
    world.fakes.clock.advance(2 * DAY);

    expect((await schedule()).state).toBe('failing');
    expect(await listed()).toMatchObject({ scheduleState: 'failing', lastRun: { runId: id, state: 'failed' } });

    await endRun(id, 'succeeded');
    expect((await schedule()).state).toBe('active');
    expect(await listed()).toMatchObject({ scheduleState: 'active', lastRun: { state: 'succeeded' } });
  });

  it('is failing while its last start was refused, until it is switched on again', async () => {
    await switchTo(true);
    world.fakes.clock.advance(2 * DAY);
    await refuse('2026-03-02T09:00:00Z');
    expect((await listed()).scheduleState).toBe('failing');

    await switchTo(false);
    expect((await listed()).scheduleState).toBe('paused');
    await switchTo(true);
    expect((await listed()).scheduleState).toBe('active');
  });

  it('counts a start that came after all, and no older refusal against it', async () => {
    await switchTo(true);
    await fire('2026-03-03T09:00:00Z');
    await refuse('2026-03-03T09:00:00Z');
    await refuse('2026-03-02T09:00:00Z');
    world.fakes.clock.advance(3 * DAY);

    expect((await schedule()).state).toBe('active');
  });

  it('keeps nothing of a refusal when the flow is gone', async () => {
    await api.ok(routes.flows.remove, { params });

    await refuse('2026-03-02T09:00:00Z');

    expect(world.stores.flows.all()).toEqual([]);
    expect(world.stores.notifications.all()).toHaveLength(1);
  });

  it('goes on telling of misses from the oldest record on that is looked at', async () => {
    await switchTo(true);
    world.fakes.clock.advance(10 * DAY);
    for (let number = 0; number < 201; number += 1) {
      world.stores.runs.set(makeRun({ runId: `run-${number}`, createdAt: '2026-03-09T00:00:00.000Z' }));
    }

    expect(outcomes((await schedule()).fires)).toEqual([
      ['2026-03-11T09:00:00.000Z', 'waiting'],
      ['2026-03-10T09:00:00.000Z', 'missed'],
      ['2026-03-09T09:00:00.000Z', 'missed'],
    ]);
  });
});

describe('a single start', () => {
  const at = '2026-03-01T18:00:00';
  const plan = () =>
    api.ok(routes.flows.setSchedule, { params, body: { enabled: true, at, timezone: 'America/Sao_Paulo' } });

  it('is the next time, beside those that recur, until it is over', async () => {
    await plan();
    expect(await schedule()).toMatchObject({
      state: 'active',
      enabled: false,
      once: { at, time: '2026-03-01T21:00:00.000Z' },
      preview: { times: [{ local: at, offset: '-03:00' }] },
    });
    await switchTo(true);
    expect((await schedule()).preview.times.map((time) => time.at).slice(0, 2)).toEqual([
      '2026-03-01T21:00:00.000Z',
      '2026-03-02T09:00:00.000Z',
    ]);
  });

  it('is taken back alone, and only the one that is meant', async () => {
    await switchTo(true);
    await plan();
    const takeBack = (local: string) =>
      api.ok(routes.flows.setSchedule, { params, body: { enabled: false, at: local } });

    await takeBack('2026-03-01T19:00:00');
    expect((await schedule()).once).toMatchObject({ at });
    expect(await takeBack(at)).toMatchObject({
      enabled: true,
      next: expect.arrayContaining(['2026-03-02T09:00:00.000Z']),
    });

    expect(await schedule()).toMatchObject({ state: 'active', enabled: true, once: null });
    expect(world.fakes.scheduler.schedules.size).toBe(1);
    await switchTo(false);
    expect(await takeBack(at)).toEqual({ enabled: false, next: [] });
  });

  it('is a miss when nothing came of it', async () => {
    await plan();
    world.fakes.clock.advance(DAY);
    await switchTo(false);

    expect(outcomes((await schedule()).fires)).toEqual([['2026-03-01T21:00:00.000Z', 'missed']]);
  });

  it('of a flow without schedule leaves it expired, and taken back none', async () => {
    const document = irisDocument();
    const { revision } = await api.ok(routes.flows.get, { params });
    await api.ok(routes.flows.saveDraft, { params, body: { revision, document } });
    await plan();
    await switchTo(false);
    expect((await schedule()).state).toBe('none');

    await plan();
    world.fakes.clock.advance(DAY);
    expect((await listed()).scheduleState).toBe('expired');
  });
});

describe('the list of flows', () => {
  it('names the last run, whichever way it was started, and none before the first', async () => {
    expect((await listed()).lastRun).toBeNull();
    await api.ok(routes.flows.createVersion, { params });
    await fire('2026-03-02T09:00:00Z');
    const { runId } = await api.ok(routes.runs.start, { params, body: {} });

    expect((await listed()).lastRun).toMatchObject({ runId, state: 'queued', trigger: 'manual' });
    await api.ok(routes.runs.stop, { params: { runId }, body: {} });
    expect((await listed()).lastRun).toMatchObject({ runId, state: 'stopped' });
  });

  it('shows flows of earlier releases, which name neither run nor schedule', async () => {
    const { lastRun: _, timing: __, ...earlier } = world.stores.flows.all()[0]!;
    world.stores.flows.set({ ...earlier, scheduleEnabled: true, latestVersion: 1 });
    world.stores.runs.set(makeRun({ runId: 'old', state: 'succeeded' }));

    expect(await listed()).toMatchObject({
      lastRun: { runId: 'old', state: 'succeeded' },
      timing: daily,
      scheduleState: 'active',
    });
  });

  it('shows of a flow made anew the last run that its id had', async () => {
    const { runId } = await api.ok(routes.runs.start, { params, body: {} });
    await endRun(runId, 'failed');
    await api.ok(routes.flows.remove, { params });
    await api.ok(routes.flows.create, { body: { document: irisDocument() } });

    expect((await listed()).lastRun).toMatchObject({ runId, state: 'failed' });
  });
});
