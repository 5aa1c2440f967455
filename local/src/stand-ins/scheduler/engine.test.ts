import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Deliver, ScheduleEngine } from './engine.ts';
import { scheduleInputSchema, type Target } from './records.ts';
import { keyOf, ScheduleStore } from './schedule-store.ts';

const START = Date.parse('2026-11-22T10:00:00Z');
const MINUTE = 60_000;
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:starts';

let folder: string;
let now: number;
let delivered: string[];
let givenUp: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowi-schedules-'));
  now = START;
  delivered = [];
  givenUp = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const deliver: Deliver = async (_target, input) => void delivered.push(input);
const readStore = () => new ScheduleStore(folder);

function makeEngine(store = readStore(), how: Deliver = deliver): ScheduleEngine {
  const giveUp = async (_target: Target, _input: string, reason: string) => void givenUp.push(reason);
  return new ScheduleEngine({ store, deliver: how, giveUp, now: () => now, backoff: () => 0 });
}

function addSchedule(expression: string, extra: object = {}, target: object = {}): ScheduleStore {
  const store = readStore();
  const definition = scheduleInputSchema.parse({
    Name: 'nightly',
    ScheduleExpression: expression,
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: QUEUE,
      RoleArn: 'arn:aws:iam::000000000000:role/s',
      Input: '<aws.scheduler.scheduled-time>',
      ...target,
    },
    ...extra,
  });
  const dates = { creationDate: START / 1000, lastModificationDate: START / 1000 };
  store.put({ definition, ...dates, doneUntil: START, underWay: [], misses: [] });
  return store;
}

const recordOf = (store: ScheduleStore) => store.find('default', 'nightly');

it('fires at the scheduled time with the context attributes filled in', async () => {
  const Input =
    '{"at":"<aws.scheduler.scheduled-time>","n":<aws.scheduler.attempt-number>,"from":"<aws.scheduler.schedule-arn>","x":"<aws.scheduler.other>"}';
  const engine = makeEngine(addSchedule('at(2026-11-22T11:00:00)', {}, { Input }));

  engine.tick();
  expect(delivered).toEqual([]);
  now = START + 60 * MINUTE;
  engine.tick();
  await engine.settled();

  expect(JSON.parse(delivered[0] ?? '')).toEqual({
    at: '2026-11-22T11:00:00Z',
    n: 1,
    from: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/nightly',
    x: '<aws.scheduler.other>',
  });
});

it('does not fire while it is switched off', async () => {
  const engine = makeEngine(addSchedule('rate(1 minute)', { State: 'DISABLED' }));
  now = START + 10 * MINUTE;

  engine.tick();
  await engine.settled();

  expect(delivered).toEqual([]);
});

it('records times older than the maximum event age and fires the others', async () => {
  const store = addSchedule('cron(0 * * * ? *)', {}, { RetryPolicy: { MaximumEventAgeInSeconds: 5400 } });
  const engine = makeEngine(store);
  now = START + 160 * MINUTE;

  engine.tick();
  await engine.settled();

  expect(delivered).toEqual(['2026-11-22T12:00:00Z']);
  expect(recordOf(store)?.misses).toEqual([
    { scheduledTime: '2026-11-22T11:00:00Z', reason: 'older than the maximum event age' },
  ]);
});

it('deletes itself after the last time, when it says so', async () => {
  const store = addSchedule('at(2026-11-22T11:00:00)', { ActionAfterCompletion: 'DELETE' });
  const engine = makeEngine(store);
  now = START + 61 * MINUTE;

  engine.tick();
  await engine.settled();

  expect(delivered).toHaveLength(1);
  expect(recordOf(readStore())).toBeUndefined();
});

it('tries again, and gives up after the allowed attempts', async () => {
  const refuse: Deliver = async (_target, input) => {
    delivered.push(input);
    throw new Error('the target is not there');
  };
  const store = addSchedule(
    'at(2026-11-22T11:00:00)',
    {},
    {
      Input: '<aws.scheduler.attempt-number>',
      RetryPolicy: { MaximumRetryAttempts: 2 },
    },
  );
  const engine = makeEngine(store, refuse);
  now = START + 61 * MINUTE;

  engine.tick();
  await engine.settled();

  expect(delivered).toEqual(['1', '2', '3']);
  expect(givenUp).toEqual(['the target is not there']);
  expect(recordOf(store)).toMatchObject({ underWay: [], misses: [{ reason: 'the target is not there' }] });
});

it('does not deliver again what a crash cut off', async () => {
  const never: Deliver = async (_target, input) => {
    delivered.push(input);
    await new Promise(() => undefined);
  };
  makeEngine(addSchedule('at(2026-11-22T11:00:00)'), never);
  const crashing = makeEngine(readStore(), never);
  now = START + 61 * MINUTE;
  crashing.tick();

  const store = readStore();
  const next = makeEngine(store);
  next.start();
  next.tick();
  await next.stop();

  expect(delivered).toEqual(['2026-11-22T11:00:00Z']);
  expect(recordOf(store)?.misses).toMatchObject([{ reason: 'Flowi stopped while it was delivered' }]);
});

it('delivers each scheduled time exactly once, however often it is restarted', async () => {
  const steps = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 90 }), restart: fc.boolean() }), {
    maxLength: 12,
  });

  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      delivered = [];
      now = START;
      const store = readStore();
      if (recordOf(store)) store.remove(keyOf('default', 'nightly'));
      addSchedule('rate(7 minutes)');
      let engine = makeEngine();
      for (const { minutes, restart } of plan) {
        now += minutes * MINUTE;
        engine.tick();
        await engine.settled();
        if (restart) engine = makeEngine();
      }
      const total = plan.reduce((sum, { minutes }) => sum + minutes, 0);
      const expected = Array.from({ length: Math.floor(total / 7) }, (_, index) =>
        new Date(START + (index + 1) * 7 * MINUTE).toISOString().replace('.000Z', 'Z'),
      );

      expect(delivered).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
