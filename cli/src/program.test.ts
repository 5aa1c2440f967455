import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { describeError } from './describe-error.ts';
import { exitCodeOf } from './exit-code.ts';
import { instance, problem, runCommand } from './testing/api-server.ts';

const PROJECT = {
  projectId: 'default',
  name: 'Default',
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'you',
  role: 'admin',
};

const AT = '2026-01-01T00:00:00.000Z';

describe('flowi', () => {
  test('prints one JSON document on stdout and nothing else with --json', async () => {
    await instance({ 'GET /api/projects': { status: 200, body: { items: [PROJECT] } } });

    const { stdout, error } = await runCommand('--json', 'projects', 'list');

    expect(error).toBeUndefined();
    expect(JSON.parse(stdout)).toEqual([PROJECT]);
  });

  test('prints an aligned table without --json', async () => {
    await instance({ 'GET /api/projects': { status: 200, body: { items: [PROJECT] } } });

    const { stdout } = await runCommand('projects', 'list');

    expect(stdout).toBe('PROJECT  NAME     ROLE\ndefault  Default  admin\n');
  });

  test('makes control characters in names visible', async () => {
    await instance({ 'GET /api/projects': { status: 200, body: { items: [{ ...PROJECT, name: 'a\u001b[2Jb' }] } } });

    const { stdout } = await runCommand('projects', 'list');

    expect(stdout).toContain('a\\x1b[2Jb');
  });

  test('signs in once and keeps the token for the next command', async () => {
    const { seen } = await instance({ 'GET /api/projects': { status: 200, body: { items: [] } } });

    await runCommand('projects', 'list');
    await runCommand('projects', 'list');

    expect(seen.filter(({ path }) => path === '/cognito')).toHaveLength(1);
    expect(seen.filter(({ path }) => path === '/api/projects').map(({ authorization }) => authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-1',
    ]);
  });

  test('sends the idempotency key it was given', async () => {
    const { seen } = await instance({
      'POST /api/projects/team/flows/iris/runs': problem('not_found', 404, 'no flow iris'),
    });

    const { error } = await runCommand('--project', 'team', 'run', 'iris', '--key', 'k-1');

    expect(seen.at(-1)).toMatchObject({ idempotencyKey: 'k-1', body: {} });
    expect(exitCodeOf(error)).toBe(1);
  });

  test('refuses a chart that is no JSON, with its name and exit code 2', async () => {
    const { home } = await instance({});
    const chart = join(home, 'chart.yaml');
    await writeFile(chart, 'schemaVersion: 1\n');

    const { error } = await runCommand('flows', 'import', chart);

    expect(exitCodeOf(error)).toBe(2);
    expect(describeError(error)).toContain(`${chart} is not JSON: schemaVersion: 1`);
  });

  test.each([
    ['rows.csv', 'a,b\n1,2\n', 'a,b\n1,2\n'],
    ['rows.json', '[{"a": 1}]', [{ a: 1 }]],
  ])('predicts the rows of %s', async (name, content, sent) => {
    const { home, seen } = await instance({
      'POST /api/projects/default/deployments/iris-online/invocations': { status: 200, body: { predictions: [] } },
    });
    await writeFile(join(home, name), content);

    const { error } = await runCommand('predict', 'iris', '--file', join(home, name));

    expect(error).toBeUndefined();
    expect(seen.at(-1)?.body).toEqual(sent);
  });

  test('names people in the ledger by their addresses', async () => {
    const member = { projectId: 'default', userId: 'u-1', email: 'ana@example.org', role: 'admin', addedAt: AT };
    const line = {
      projectId: 'default',
      flowId: 'iris',
      sequence: 1,
      at: AT,
      action: 'promoted',
      version: 1,
      previousVersion: null,
      deploymentId: null,
      by: 'u-1',
      runId: 'run-1',
      reason: 'better',
    };
    await instance({
      'GET /api/projects/default/members': { status: 200, body: { items: [member] } },
      'GET /api/projects/default/flows/iris/ledger': {
        status: 200,
        body: { items: [line, { ...line, sequence: 2, by: 'gone' }], cursor: null },
      },
    });

    const { stdout, error } = await runCommand('ledger', 'iris');

    expect(error).toBeUndefined();

    expect(stdout).toMatch(/1 +- +ana@example\.org +better/);
    expect(stdout).toMatch(/1 +- +gone +better/);
  });

  const NOTIFICATION = {
    projectId: 'default',
    notificationId: 'n-1',
    kind: 'batch_refused',
    flowId: 'iris',
    subject: 'iris: batch job-1 refused',
    text: 'Nothing was written.\n- age \u001b[2Jmoved',
    at: '2026-01-02T00:00:00.000Z',
  };

  test('lists what people were told, as it came', async () => {
    const items = [
      NOTIFICATION,
      { ...NOTIFICATION, notificationId: 'n-0', kind: 'deployed', at: '2026-01-01T00:00:00.000Z' },
    ];
    const { seen } = await instance({
      'GET /api/projects/default/notifications': { status: 200, body: { items, cursor: null } },
    });

    const { stdout } = await runCommand('notifications', '--limit', '2');

    expect(stdout).toMatch(/WHEN +KIND +SUBJECT\n2026-01-02\S+ +batch_refused +iris: .*\n2026-01-01\S+ +deployed/);
    expect(stdout).not.toContain('moved');
    expect(seen.at(-1)?.path).toBe('/api/projects/default/notifications?limit=2');
  });

  test('prints the words of notifications when told to', async () => {
    await instance({
      'GET /api/projects/default/notifications': { status: 200, body: { items: [NOTIFICATION], cursor: null } },
    });

    const { stdout } = await runCommand('notifications', '--text');

    expect(stdout).toContain('iris: batch job-1 refused\n  Nothing was written.\n  - age \\x1b[2Jmoved');
  });

  test('ends with 2 and names the field when a flow is not valid', async () => {
    const issue = {
      code: 'gate_threshold_impossible',
      severity: 'error',
      field: 'deploy.gate.threshold',
      message: 'deploy.gate.threshold is 1.2, but accuracy lies between 0 and 1.',
    };
    const { home } = await instance({
      'POST /api/projects/default/flows/validate': {
        status: 200,
        body: { issues: [issue], runnable: false, trials: 1 },
      },
    });
    const file = join(home, 'flow.json');
    await writeFile(file, JSON.stringify({ schemaVersion: 1, name: 'x', nodes: [], edges: [] }));

    const { stdout, error } = await runCommand('flows', 'validate', file);

    expect(stdout).toBe('');
    expect(exitCodeOf(error)).toBe(2);
    expect(describeError(error)).toContain('gate_threshold_impossible (deploy.gate.threshold)');
  });

  test('ends with 2 when a file does not have the shape of a flow, without asking the API', async () => {
    const { home, seen } = await instance({});
    const file = join(home, 'flow.yaml');
    await writeFile(file, 'name: x\n');

    const { error } = await runCommand('flows', 'push', file);

    expect(exitCodeOf(error)).toBe(2);
    expect(seen).toEqual([]);
  });

  test.each([
    [['nonsense'], 2],
    [['run'], 2],
    [['predict', 'iris'], 2],
    [['predict', 'iris', '--row', '{no json'], 2],
    [['--help'], 0],
    [['--profile', '../x', 'projects', 'list'], 2],
    [['--profile', 'nowhere', 'projects', 'list'], 2],
  ])('%j ends with %d', async (args, code) => {
    await instance({});
    vi.stubEnv('XDG_CONFIG_HOME', '/nonexistent');

    const { error } = await runCommand(...args);

    expect(exitCodeOf(error)).toBe(code);
  });

  test('says how to start Flowi when it is not running', async () => {
    vi.stubEnv('FLOWI_HOME', '/nonexistent/home');

    const { error } = await runCommand('projects', 'list');

    expect(describeError(error)).toBe(
      'Flowi is not running in /nonexistent/home; start it with npm start, or set FLOWI_HOME.',
    );
    expect(exitCodeOf(error)).toBe(1);
  });
});
