import { expect, test } from 'vitest';
import { instance, problem, runCommand } from '../testing/api-server.ts';

const FLOW = '/api/projects/default/flows/iris';
const TIMES = [{ at: '2026-11-02T11:30:00.000Z', local: '2026-11-02T06:30:00', offset: '-05:00' }];
const CHANGE = {
  at: '2026-11-01T06:00:00.000Z',
  from: '-04:00',
  to: '-05:00',
  skipped: [],
  repeated: ['2026-11-01T01:30:00'],
};

test('shows how a schedule stands and what became of its times', async () => {
  const schedule = {
    state: 'failing',
    enabled: true,
    flowVersion: 3,
    timing: { cron: '30 6 * * *', timezone: 'America/New_York' },
    since: '2026-10-01T00:00:00.000Z',
    once: { at: '2026-12-01T08:00:00', timezone: 'UTC', time: '2026-12-01T08:00:00.000Z' },
    preview: { times: TIMES, clockChanges: [CHANGE] },
    fires: [
      { scheduledFor: '2026-10-31T10:30:00.000Z', outcome: 'missed', run: null, reason: null },
      { scheduledFor: '2026-10-30T10:30:00.000Z', outcome: 'refused', run: null, reason: 'C is -1\nWhat to try' },
      {
        scheduledFor: '2026-10-29T10:30:00.000Z',
        outcome: 'started',
        run: { runId: 'run-7', state: 'succeeded', decision: 'promoted' },
        reason: null,
      },
    ],
  };
  await instance({ [`GET ${FLOW}/schedule`]: { status: 200, body: schedule } });

  const { stdout } = await runCommand('schedule', 'show', 'iris');

  const lines = stdout.trim().split('\n');
  expect(lines[0]).toBe('failing: 30 6 * * * America/New_York (version 3)');
  expect(lines[1]).toBe('once at 2026-12-01T08:00:00 UTC');
  expect(lines[2]).toBe('2026-11-02T06:30:00-05:00  2026-11-02T11:30:00.000Z');
  expect(lines[3]).toContain('comes twice, fires at the first: 2026-11-01T01:30:00');
  expect(lines[5]).toMatch(/2026-10-31T10:30:00.000Z +missed/);
  expect(lines[6]).toMatch(/refused .*C is -1$/);
  expect(lines[7]).toMatch(/started +run-7 +succeeded +promoted/);
});

test('tells the next times of an expression, and why one is refused', async () => {
  const { seen } = await instance({
    'POST /api/projects/default/flows/schedule-preview': ({ body }) =>
      JSON.stringify(body).includes('L')
        ? problem('invalid_request', 400, 'body.cron is "0 6 L * *": day-of-month is "L".')
        : {
            status: 200,
            body: { times: TIMES, clockChanges: [{ ...CHANGE, skipped: CHANGE.repeated, repeated: [] }] },
          },
  });

  const { stdout } = await runCommand('schedule', 'preview', '30 6 * * *', '--timezone', 'America/New_York');
  const refused = await runCommand('schedule', 'preview', '0 6 L * *');

  expect(stdout).toContain('does not come: 2026-11-01T01:30:00');
  expect(seen.at(-2)?.body).toEqual({ cron: '30 6 * * *', timezone: 'America/New_York' });
  expect(String(refused.error)).toContain('day-of-month is "L"');
});

test.each([
  [['on', 'iris'], { enabled: true }],
  [['off', 'iris'], { enabled: false }],
  [
    ['once', 'iris', '2026-12-01T08:00:00', '--timezone', 'Europe/Berlin'],
    { enabled: true, at: '2026-12-01T08:00:00', timezone: 'Europe/Berlin' },
  ],
  [['cancel', 'iris', '2026-12-01T08:00:00'], { enabled: false, at: '2026-12-01T08:00:00' }],
])('schedule %j', async (words, body) => {
  const next = ['2026-11-02T11:30:00.000Z'];
  const { seen } = await instance({ [`PUT ${FLOW}/schedule`]: { status: 200, body: { enabled: true, next } } });

  const { stdout } = await runCommand('schedule', ...words);

  expect(seen.at(-1)?.body).toEqual(body);
  expect(stdout).toBe('schedule on\n2026-11-02T11:30:00.000Z\n');
});

test('tells what the gate of the draft would decide', async () => {
  const flow = {
    projectId: 'default',
    flowId: 'iris',
    name: 'iris',
    draft: {
      schemaVersion: 1,
      name: 'iris',
      nodes: [],
      edges: [],
      deploy: { gate: { metric: 'accuracy', threshold: 0.9 } },
    },
    revision: 1,
    latestVersion: 1,
    salt: 'salt',
    split: null,
    live: null,
    latestModelVersion: 1,
    ledgerLength: 0,
    scheduleEnabled: false,
    owner: 'you',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
  const answer = {
    run: { runId: 'run-1', flowVersion: 1, finishedAt: null, chosenTrial: 4, decision: 'promoted' },
    liveVersion: null,
    metric: 'accuracy',
    direction: 'maximize',
    chosen: 4,
    trials: [
      { number: 4, outcome: 'promoted', reason: 'It wins.', value: 0.95, rows: 'held_out', margin: 0.05 },
      { number: 7, outcome: 'refused', reason: 'Too low.', value: 0.887, rows: 'validation', margin: -0.013 },
    ],
  };
  const { seen } = await instance({
    [`GET ${FLOW}`]: { status: 200, body: flow },
    [`POST ${FLOW}/gate-preview`]: { status: 200, body: answer },
  });

  const { stdout } = await runCommand('gate', 'iris');

  expect(stdout).toMatch(/4 \* +promoted +0\.95/);
  expect(stdout).toMatch(/7 +refused +0\.887000 +-0\.0130000/);
  expect(seen.at(-1)?.body).toMatchObject({ gate: { metric: 'accuracy', threshold: 0.9, mustBeatLive: true } });
});
