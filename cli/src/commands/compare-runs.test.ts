import { expect, test } from 'vitest';
import { instance, runCommand } from '../testing/api-server.ts';

const trial = (runId: string, number: number, C: number) => ({
  projectId: 'default',
  runId,
  number,
  modelNode: 'svc',
  params: { svc: { C, kernel: 'rbf' } },
  varied: { svc: { C } },
  state: 'succeeded',
  error: null,
  metrics: { accuracy: 0.9 },
  deviations: {},
  seconds: 0.1,
  reusedFits: 0,
  trackerRunId: null,
});

test('lays the trials of several runs side by side, page after page, with what differs', async () => {
  const { seen } = await instance({
    'GET /api/projects/default/trials': ({ path }) => {
      const second = path.includes('cursor=next');
      const items = [second ? trial('b', 1, 10) : trial('a', 1, 0.1)];
      return { status: 200, body: { items, cursor: second ? null : 'next' } };
    },
  });

  const { stdout, error } = await runCommand('runs', 'compare', 'a', 'b', '--chosen');

  expect(error).toBeUndefined();
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^RUN +TRIAL +MODEL +svc\.C +ACCURACY$/),
    expect.stringMatching(/^a +1 +svc +0\.1 +0\.9/),
    expect.stringMatching(/^b +1 +svc +10 +0\.9/),
    '',
  ]);
  expect(seen.at(-1)?.path).toContain('runs=a%2Cb');
  expect(seen.at(-1)?.path).toContain('only=chosen');
});

test('lists the runs in a state that were started by the schedule', async () => {
  const { seen } = await instance({
    'GET /api/projects/default/runs': { status: 200, body: { items: [], cursor: null } },
  });

  await runCommand('runs', 'list', '--state', 'failed', '--trigger', 'schedule', '--flow', 'iris');

  expect(seen.at(-1)?.path).toBe('/api/projects/default/runs?flowId=iris&state=failed&trigger=schedule');
});

test('lists runs by a metric, which has a column, and says when older ones were left out', async () => {
  const { seen } = await instance({
    'GET /api/projects/default/runs': {
      status: 200,
      body: {
        items: [],
        cursor: null,
        sorted: { metric: 'log_loss', order: 'ascending', among: 5000, complete: false },
      },
    },
  });

  const { stdout, stderr } = await runCommand('runs', 'list', '--sort', 'log_loss', '--order', 'best');

  expect(seen.at(-1)?.path).toBe('/api/projects/default/runs?sort=log_loss&order=best');
  expect(stdout).toMatch(/^RUN .* LOG_LOSS +STARTED/);
  expect(stderr).toContain('Sorted among the newest 5000 runs');
});

test('names the states that there are when it is given another', async () => {
  await instance({});

  const { error } = await runCommand('runs', 'list', '--state', 'broken');

  expect(String(error)).toMatch(/broken.*succeeded/s);
});
