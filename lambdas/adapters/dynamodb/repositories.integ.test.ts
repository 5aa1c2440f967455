import type { TrialRecord } from '@flowi/contracts/entities';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDeployment } from '../../test/factories/deployments.ts';
import { irisFlow } from '../../test/factories/flows.ts';
import { makeFlowRecord, makeModel, makeRun } from '../../test/factories/runs.ts';
import { startSubstrate, type TestSubstrate } from '../../test/substrate.ts';
import { openDocuments } from './documents.ts';
import { idempotencyStore } from './idempotency-store.ts';
import { openTable } from './repositories.ts';
import { DocumentTable } from './table.ts';

let substrate: TestSubstrate;
let table: ReturnType<typeof openTable>;

beforeAll(async () => {
  substrate = await startSubstrate();
  table = openTable(substrate.table, substrate.dynamodb);
});
afterAll(() => substrate.stop());

const at = '2026-03-01T10:00:00.000Z';
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('documents', () => {
  it('keeps what was written, numbers past DynamoDB and large documents included', async () => {
    const flow = makeFlowRecord({ flowId: 'large', draft: irisFlow({ description: 'x'.repeat(4_000) }) });
    const nodes = range(400).map((index) => ({
      id: `n${index}`,
      component: 'preprocessing.fill_na',
      params: { note: 'abcdefgh'.repeat(100), fill_value: 1.5e300 },
    }));
    const large = { ...flow, draft: { ...flow.draft, nodes } };

    expect(await table.flows.insert(large)).toBe(true);
    expect(await table.flows.insert(flow)).toBe(false);
    expect(await table.flows.find(flow)).toEqual(large);
  });

  it('loses no update of many at a time', async () => {
    await table.flows.insert(makeFlowRecord({ flowId: 'busy' }));
    const key = { projectId: 'demo', flowId: 'busy' };
    const add = () => table.flows.update(key, (flow) => ({ ...flow, revision: flow.revision + 1 }));

    const results = await Promise.allSettled(range(6).map(add));

    const done = results.filter(({ status }) => status === 'fulfilled').length;
    expect((await table.flows.find(key))?.revision).toBe(1 + done);
    expect(done).toBeGreaterThan(0);
  });

  it('answers not_found for an update of nothing', async () => {
    await expect(table.flows.update({ projectId: 'demo', flowId: 'none' }, (flow) => flow)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('lists', () => {
  it('gives runs newest first, page by page, of a flow and of the project', async () => {
    for (const index of range(5)) {
      await table.runs.insert(
        makeRun({
          projectId: 'lists',
          runId: `r${index}`,
          flowId: index % 2 ? 'odd' : 'even',
          createdAt: `2026-03-0${index + 1}T00:00:00.000Z`,
        }),
      );
    }

    const first = await table.runs.list('lists', undefined, { limit: 2 });
    const second = await table.runs.list('lists', undefined, { limit: 2, cursor: first.cursor ?? undefined });
    const even = await table.runs.list('lists', 'even', { limit: 10 });

    expect([...first.items, ...second.items].map(({ runId }) => runId)).toEqual(['r4', 'r3', 'r2', 'r1']);
    expect(even.items.map(({ runId }) => runId)).toEqual(['r4', 'r2', 'r0']);
    expect(even.cursor).toBeNull();
  });

  it('refuses a cursor that no page gave', async () => {
    await expect(table.runs.list('lists', undefined, { limit: 2, cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });

  it('keeps projects apart, and finds those of a user', async () => {
    const member = (projectId: string, userId: string) => ({
      projectId,
      userId,
      email: null,
      role: 'admin' as const,
      addedAt: at,
    });
    const project = (projectId: string) => ({ projectId, name: projectId, createdAt: at, createdBy: 'ana' });
    expect(await table.projects.create(project('one'), member('one', 'ana'))).toBe(true);
    expect(await table.projects.create(project('two'), member('two', 'bob'))).toBe(true);
    expect(await table.projects.create(project('one'), member('one', 'eve'))).toBe(false);
    await table.members.insert(member('two', 'ana'));

    expect((await table.members.ofUser('ana')).map(({ projectId }) => projectId).sort()).toEqual(['one', 'two']);
    expect((await table.members.ofProject('one')).map(({ userId }) => userId)).toEqual(['ana']);
    expect(await table.members.find({ projectId: 'one', userId: 'eve' })).toBeNull();
  });

  it('finds the endpoints in service of all projects, and none that came out of it', async () => {
    const [one, two] = [makeDeployment(), makeDeployment({ projectId: 'other' })];
    await table.deployments.insert(one);
    await table.deployments.insert(two);
    await table.deployments.insert(makeDeployment({ deploymentId: 'new-online', state: 'creating' }));
    await table.deployments.insert(makeDeployment({ deploymentId: 'iris-batch', kind: 'batch' }));
    expect(await table.deployments.onlineInService()).toEqual([one, two]);

    await table.deployments.update(one, (current) => ({ ...current, state: 'updating' }));

    expect(await table.deployments.onlineInService()).toEqual([two]);
  });

  it('sorts versions as numbers, and tells datasets of similar names apart', async () => {
    const version = (name: string, number: number) => ({
      projectId: 'data',
      name,
      version: number,
      state: 'ready' as const,
      format: 'csv' as const,
      files: [],
      digest: null,
      profile: null,
      error: null,
      createdAt: at,
      createdBy: 'ana',
    });
    for (const number of [1, 2, 10]) await table.datasetVersions.insert(version('iris', number));
    await table.datasetVersions.insert(version('iris-2', 1));

    expect(
      (await table.datasetVersions.ofDataset({ projectId: 'data', name: 'iris' })).map((one) => one.version),
    ).toEqual([10, 2, 1]);
  });
});

it('reads trials of several runs at once, and all of one', async () => {
  const trial = (runId: string, number: number): TrialRecord => ({
    projectId: 'trials',
    runId,
    number,
    modelNode: 'svc',
    params: {},
    varied: {},
    state: 'succeeded',
    error: null,
    metrics: { accuracy: 0.9 },
    deviations: {},
    seconds: 0.1,
    reusedFits: 0,
    trackerRunId: null,
  });
  await table.trials.save([trial('a', 1), trial('a', 2), trial('b', 1)]);

  const found = await table.trials.findAll(
    [trial('a', 2), trial('b', 1), trial('b', 9)].map(({ projectId, runId, number }) => ({ projectId, runId, number })),
  );

  expect(found.map(({ runId, number }) => `${runId}.${number}`).sort()).toEqual(['a.2', 'b.1']);
  expect((await table.trials.all({ projectId: 'trials', runId: 'a' })).map(({ number }) => number)).toEqual([1, 2]);
});

it('reads many runs at once, more than a batch holds, and leaves out those that are not there', async () => {
  const ids = range(120).map((index) => `many-${index}`);
  for (const runId of ids) await table.runs.insert(makeRun({ projectId: 'many', runId }));
  const wanted = [...ids, 'gone'].map((runId) => ({ projectId: 'many', runId }));

  const found = await table.runs.findAll(wanted);

  expect(found.map(({ runId }) => runId).sort()).toEqual([...ids].sort());
  expect(await table.runs.findAll([])).toEqual([]);
});

it('lists what was told about one flow, newest first', async () => {
  const told = (notificationId: string, flowId: string, day: number) => ({
    projectId: 'told',
    notificationId,
    kind: 'start_refused' as const,
    flowId,
    of: null,
    subject: '',
    text: '',
    at: `2026-03-0${day}T00:00:00.000Z`,
  });
  for (const one of [told('a', 'iris', 1), told('b', 'iris', 2), told('c', 'other', 3)]) {
    await table.notifications.insert(one);
  }

  const { items } = await table.notifications.ofFlow({ projectId: 'told', flowId: 'iris' }, { limit: 5 });

  expect(items.map(({ notificationId }) => notificationId)).toEqual(['b', 'a']);
});

describe('writes of several documents', () => {
  const key = { projectId: 'demo', flowId: 'release' };

  it('begin a run and note it in its flow, or do neither', async () => {
    const flow = { projectId: 'demo', flowId: 'begin' };
    await table.flows.insert(makeFlowRecord(flow));
    const begin = (runId: string, flowId = 'begin') =>
      table.runs.begin(makeRun({ projectId: 'demo', flowId, runId }), (current) => ({
        ...current,
        lastRun: { runId, createdAt: at },
      }));

    expect(await begin('begin-1')).toBe(true);
    expect(await begin('begin-1')).toBe(false);
    await expect(begin('begin-2', 'no-flow')).rejects.toMatchObject({ code: 'not_found' });

    expect((await table.flows.find(flow))?.lastRun?.runId).toBe('begin-1');
    expect(await table.runs.find({ projectId: 'demo', runId: 'begin-2' })).toBeNull();
    const begun = await Promise.all(range(4).map((index) => begin(`begin-many-${index}`)));
    expect(begun).toEqual([true, true, true, true]);
  });

  it('registers one version per run and counts them without gaps', async () => {
    await table.flows.insert(makeFlowRecord(key));
    const runs = range(3).map((index) => makeRun({ ...key, runId: `release-${index}` }));
    for (const run of runs) await table.runs.insert(run);
    const register = (run: (typeof runs)[number]) =>
      table.models.register(run, (version) => makeModel({ ...key, version, runId: run.runId }));

    const versions = [];
    for (const run of runs) versions.push((await register(run)).version);
    const again = await register(runs[0]!);

    expect(versions).toEqual([1, 2, 3]);
    expect(again.version).toBe(1);
    expect((await table.runs.find(runs[0]!))?.modelVersion).toBe(1);
    await expect(
      table.models.register({ ...runs[0]!, attempt: 2 }, (version) => makeModel({ ...key, version })),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('appends to the ledger in order, many writers at a time', async () => {
    const line = {
      ...key,
      action: 'promoted' as const,
      version: 1,
      previousVersion: null,
      deploymentId: null,
      runId: null,
      by: 'ana',
      reason: '',
      at,
    };
    const append = () =>
      table.ledger.append(key, (flow) => ({ flow: { ...flow, live: { version: 1, since: at } }, entry: line }));

    const results = await Promise.allSettled(range(4).map(append));

    const done = results.filter(({ status }) => status === 'fulfilled').length;
    const entries = await table.ledger.all(key);
    expect(entries.map(({ sequence }) => sequence)).toEqual(range(done).map((index) => index + 1));
    expect((await table.flows.find(key))?.ledgerLength).toBe(done);
  });
});

describe('calls with an Idempotency-Key', () => {
  it('are claimed once, answered again, refused for another call and free after 24 hours', async () => {
    let now = Date.parse(at);
    const store = idempotencyStore(new DocumentTable(openDocuments(substrate.table, substrate.dynamodb)), {
      now: () => new Date(now).toISOString(),
    });

    const claims = await Promise.all(range(5).map(() => store.claim('k', 'call')));
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['busy', 'busy', 'busy', 'busy', 'new']);
    await store.finish('k', 'call', { status: 202, body: '{"a":1}' });

    expect(await store.claim('k', 'call')).toEqual({ kind: 'done', answer: { status: 202, body: '{"a":1}' } });
    expect(await store.claim('k', 'other')).toEqual({ kind: 'mismatch' });
    now += 24 * 3600 * 1000;
    expect(await store.claim('k', 'other')).toEqual({ kind: 'new' });
  });

  it('are taken over when whoever claimed them died', async () => {
    let now = Date.parse(at);
    const store = idempotencyStore(new DocumentTable(openDocuments(substrate.table, substrate.dynamodb)), {
      now: () => new Date(now).toISOString(),
    });
    await store.claim('dead', 'call');

    expect(await store.claim('dead', 'call')).toEqual({ kind: 'busy' });
    now += 61_000;
    expect(await store.claim('dead', 'call')).toEqual({ kind: 'new' });
  });
});
