import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchJobRecord, Run } from '@flowi/contracts/entities';
import { flowSchema, serializeFlow } from '@flowi/contracts/flow';
import { beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../local/src/base/paths.ts';
import { type Ended, flowi } from './support/cli.ts';
import { FOREVER, flowers, IRIS_CSV, makeFlow, tree } from './support/flows.ts';
import { type Laptop, sharedLaptop } from './support/laptop.ts';
import { makeUser } from './support/users.ts';

let laptop: Laptop;
const project = `cli-${process.pid}`;

beforeAll(async () => {
  laptop = await sharedLaptop();
});

/** Runs a command in the project of this file. */
const run = (...args: string[]): Promise<Ended> => flowi(laptop.home, ['--project', project, ...args]);

/** Runs a command that has to end well, and gives the document it printed. */
async function ok<T = unknown>(...args: string[]): Promise<T> {
  const ended = await run('--json', ...args);
  expect(ended.code, `flowi ${args.join(' ')}\n${ended.stdout}\n${ended.stderr}`).toBe(0);
  return ended.json<T>();
}

function file(name: string, content: string): string {
  const path = join(laptop.home, name);
  writeFileSync(path, content);
  return path;
}

const flowFile = (name: string, change: Parameters<typeof makeFlow>[0]) =>
  file(`${name}.yaml`, serializeFlow(flowSchema.parse(makeFlow({ name, ...change })), 'yaml'));

describe('flowi, verb by verb', () => {
  it('projects create, list, members, set-member, remove-member', async () => {
    expect(await ok('projects', 'create', project)).toMatchObject({ projectId: project });
    expect(await ok('projects', 'list')).toContainEqual(expect.objectContaining({ projectId: project, role: 'admin' }));
    const { userId, email } = await makeUser(laptop, 'colleague');
    await ok('projects', 'set-member', email, 'viewer');
    expect(await ok('projects', 'members')).toContainEqual(expect.objectContaining({ userId, email, role: 'viewer' }));
    await ok('projects', 'remove-member', email);
    expect(await ok<unknown[]>('projects', 'members')).toHaveLength(1);
  });

  it('catalogue, doctor', async () => {
    expect(await ok<unknown[]>('catalogue')).toContainEqual(expect.objectContaining({ id: 'models.svc' }));
    expect(await ok('catalogue', 'models.svc')).toMatchObject({ stage: 'model' });
    expect(await ok<{ check: string; ok: boolean }[]>('doctor')).toContainEqual(
      expect.objectContaining({ check: 'Flowi is running', ok: true }),
    );
  });

  it('datasets add, list, show, delete', async () => {
    expect(await ok('datasets', 'add', file('iris.csv', IRIS_CSV))).toMatchObject({ name: 'iris', state: 'ready' });
    await ok('datasets', 'add', file('flowers.csv', flowers()), '--name', 'flowers');
    await ok('datasets', 'add', file('spare.csv', 'a,b\n1,2\n'));
    await ok('datasets', 'delete', 'spare');
    const names = (await ok<{ name: string }[]>('datasets', 'list')).map(({ name }) => name);
    expect(names.sort()).toEqual(['flowers', 'iris']);
    expect(await ok('datasets', 'show', 'iris')).toMatchObject({ versions: [{ version: 1 }] });
  });

  it('flows validate, push, list, pull, import, delete', async () => {
    const iris = flowFile('iris', { deploy: { gate: { metric: 'accuracy', mustBeatLive: false } } });
    expect(await ok('flows', 'validate', iris)).toMatchObject({ runnable: true, trials: 1 });
    expect(await ok('flows', 'push', iris)).toMatchObject({ flowId: 'iris', version: 1 });
    await ok('flows', 'push', flowFile('idea', {}), '--draft');
    expect(await ok('flows', 'pull', 'iris')).toMatchObject({ name: 'iris' });
    expect((await run('flows', 'pull', 'iris')).stdout).toContain('schemaVersion: 1');
    const imported = await ok('flows', 'import', join(REPOSITORY, 'contracts/fixtures/charts/iris.json'));
    expect(imported).toMatchObject({ document: { schemaVersion: 1 } });
    await ok('flows', 'delete', 'idea');
    expect((await ok<{ flowId: string }[]>('flows', 'list')).map(({ flowId }) => flowId)).toEqual(['iris']);
  });

  it('run --wait, runs list and show, logs, models', async () => {
    const first = await ok<Run>('run', 'iris', '--wait');
    expect(first).toMatchObject({ state: 'succeeded', decision: { outcome: 'promoted' } });
    expect(await ok('runs', 'show', first.runId)).toMatchObject({ runId: first.runId, trials: [{ number: 1 }] });
    expect((await ok<{ text: string }>('logs', first.runId)).text).not.toBe('');
    await ok(
      'flows',
      'push',
      flowFile('iris', { model: tree(2), deploy: { gate: { metric: 'accuracy', mustBeatLive: false } } }),
    );
    await ok<Run>('run', 'iris', '--version', '2', '--wait');
    expect(await ok<unknown[]>('runs', 'list', '--flow', 'iris')).toHaveLength(2);
    expect(await ok<unknown[]>('runs', 'list', '--flow', 'iris', '--sort', 'accuracy')).toHaveLength(2);
    expect(
      (await ok<{ version: number; live: boolean }[]>('models', 'iris')).map((one) => [one.version, one.live]),
    ).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(await ok('models', 'iris', '1')).toMatchObject({ version: 1, contract: {} });
  });

  it('deploy, predict, rollback, drift, ledger, delete-endpoint', async () => {
    expect(await ok('deploy', 'iris', '--wait', '--reason', 'a test')).toMatchObject({
      state: 'in_service',
      modelVersion: 2,
    });
    const row = JSON.stringify({ sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 });
    expect(await ok('predict', 'iris', '--row', row)).toMatchObject({ predictions: [{ label: 'setosa' }] });
    expect(await ok('predict', 'iris', '--file', file('rows.json', `[${row},${row}]`))).toMatchObject({
      predictions: [{}, {}],
    });
    expect(await ok('drift', 'iris')).toEqual([]);
    expect(await ok('rollback', 'iris', '--reason', 'the first was better')).toMatchObject({
      version: 1,
      previousVersion: 2,
    });
    const actions = (await ok<{ action: string; version: number }[]>('ledger', 'iris')).map((one) => [
      one.action,
      one.version,
    ]);
    expect(actions.slice(0, 4)).toEqual([
      ['promoted', 1],
      ['promoted', 2],
      ['deployed', 2],
      ['rolled_back', 1],
    ]);
    await ok('deploy', 'iris', '--wait');
    expect(await ok('delete-endpoint', 'iris', '--wait')).toMatchObject({ state: 'deleted' });
  });

  it('batch', async () => {
    const job = await ok<BatchJobRecord>('batch', 'iris', 'flowers', '--output-format', 'parquet', '--wait');

    expect(job).toMatchObject({ state: 'succeeded', rowsIn: 1_500, rowsOut: 1_500, outputFormat: 'parquet' });
  });

  it('runs stop, retry, reject', async () => {
    await ok('flows', 'push', flowFile('endless', { model: FOREVER }));
    const { runId } = await ok<Run>('run', 'endless', '--key', 'once');
    expect(await ok('run', 'endless', '--key', 'once')).toMatchObject({ runId });
    expect(await ok('runs', 'stop', runId)).toMatchObject({ state: 'stopped' });
    expect(await ok('runs', 'retry', runId)).toMatchObject({ attempt: 2 });
    expect((await run('runs', 'reject', runId)).code).toBe(1);
    await ok('runs', 'stop', runId);
  });
});

describe('flowi ends with', () => {
  it('1 when what was asked for is not there, telling so on stderr', async () => {
    const ended = await run('runs', 'show', 'no-such-run');

    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('no-such-run');
  });

  it('1 in a project that one is no member of', async () => {
    const ended = await flowi(laptop.home, ['--project', 'elsewhere', 'flows', 'list']);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('elsewhere');
  });

  it.each([
    ['an unknown verb', ['fly']],
    ['a missing argument', ['run']],
    ['a file that is not there', ['flows', 'push', '/nonexistent.yaml']],
    ['a row that is no JSON', ['predict', 'iris', '--row', '{']],
    ['an unknown format', ['batch', 'iris', 'flowers', '--output-format', 'xlsx']],
  ])('2 for %s', async (_, args) => {
    const ended = await run(...args);

    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).not.toBe('');
  });

  it('one JSON document for wrong use too, when JSON is asked for', async () => {
    const ended = await flowi(laptop.home, ['--json', 'fly']);

    expect(ended.code).toBe(2);
    expect(ended.json()).toMatchObject({ error: { code: 'usage', message: expect.stringContaining('fly') } });
  });

  it('1 for a batch that drift refuses, with its record as the one JSON document', async () => {
    await ok('datasets', 'add', file('shifted.csv', flowers({ petal_length: 3, sepal_width: -1.5 })));

    const ended = await run('--json', 'batch', 'iris', 'shifted', '--wait');

    expect(ended.code).toBe(1);
    expect(ended.json()).toMatchObject({ state: 'refused', rowsOut: 0 });
    expect(ended.stderr).toContain('petal_length');
  });

  it('2 for a flow that cannot run, with one JSON document that names the issue', async () => {
    const ended = await run(
      '--json',
      'flows',
      'validate',
      flowFile('odd', { model: { component: 'models.oracle', params: {} } }),
    );

    expect(ended.code).toBe(2);
    expect(ended.json()).toMatchObject({
      error: {
        code: 'invalid_flow',
        issues: expect.arrayContaining([expect.objectContaining({ code: 'unknown_component', nodeId: 'model' })]),
      },
    });
  });

  it('2 for a table that cannot be read', async () => {
    const ended = await run('--json', 'datasets', 'add', file('torn.csv', 'a,b\n1\n'));

    expect(ended.code).toBe(2);
    expect(ended.json()).toMatchObject({ error: { code: 'invalid_data' } });
  });
});
