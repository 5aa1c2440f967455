import { expect, test } from 'vitest';
import { instance, runCommand } from '../testing/api-server.ts';

const AT = '2026-05-04T10:00:00.000Z';
const LATER = '2026-05-04T11:00:00.000Z';

test('prints the traffic of the steps in which something was asked, and what was left out', async () => {
  const seconds = { p50: 0.0012, p95: 0.0034, p99: 0.0098 };
  const point = { from: AT, to: LATER, requests: 7, errors: { prediction_input: 2 }, seconds };
  const quiet = { from: LATER, to: LATER, requests: 0, errors: {}, seconds: null };
  const { seen } = await instance({
    'GET /api/projects/default/deployments/iris-online/traffic': {
      status: 200,
      body: { ...point, rows: 21, refusedRows: 2, leftOut: 3, points: [point, quiet] },
    },
  });

  const { stdout } = await runCommand('traffic', 'iris', '--from', AT, '--points', '2');

  expect(seen.at(-1)?.path).toContain(`points=2&from=${encodeURIComponent(AT)}`);
  expect(stdout).toMatch(/7 +prediction_input 2 +1\.2 ms +3\.4 ms +9\.8 ms/);
  expect(stdout).toContain('7 requests');
  expect(stdout).toContain('The 3 oldest windows are left out');
  expect(stdout.match(/^2026/gm)).toHaveLength(1);
});

test('prints training and window beside each other, over the same bins', async () => {
  const counted = { other: 0, missing: 1, unseen: 0 };
  const reference = { kind: 'category', column: 'colour', values: ['red', 'blue'], counts: [3, 4], ...counted };
  const window = { column: 'colour', counts: [30, 40], ...counted, missing: 5, outOfRange: 0, sum: 0 };
  const age = { kind: 'number', column: 'age', edges: [1.5], counts: [8, 9], missing: 0, distinct: 2 };
  const range = { minimum: 1, maximum: 2, mean: 1.5, deviation: 0.5 };
  await instance({
    'GET /api/projects/default/drift-reports/d1/counts': {
      status: 200,
      body: {
        rows: { reference: 8, window: null },
        columns: [{ reference, window }],
        prediction: { reference: { ...age, ...range }, window: null },
      },
    },
  });

  const all = (await runCommand('drift-counts', 'd1')).stdout;
  const one = (await runCommand('drift-counts', 'd1', '--column', 'colour')).stdout;

  expect(all).toMatch(/colour +blue +4 +40/);
  expect(all).toMatch(/colour +\(missing\) +1 +5/);
  expect(all).toMatch(/age +… to 1\.5 +8 +-/);
  expect(one).not.toContain('age');
});

test('lists notifications of a kind, and names the kinds there are', async () => {
  const { seen } = await instance({
    'GET /api/projects/default/notifications': { status: 200, body: { items: [], cursor: null } },
  });

  await runCommand('notifications', '--kind', 'drift');
  expect(seen.at(-1)?.path).toBe('/api/projects/default/notifications?kind=drift');
  const { error } = await runCommand('notifications', '--kind', 'gossip');
  expect(String(error)).toContain('run_succeeded');
});
