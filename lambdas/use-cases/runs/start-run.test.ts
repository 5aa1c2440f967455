import { routes } from '@flowi/contracts/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { addDataset } from '../../test/factories/datasets.ts';
import { irisDocument } from '../../test/factories/flows.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
const flow = { flowId: 'iris' };

beforeEach(async () => {
  world = makeWorld();
  api = makeApi(world);
  addDataset(world);
  await api.ok(routes.flows.create, { body: { document: irisDocument() } });
});

describe('starting a run', () => {
  it('freezes the draft, pins the data, announces the trials and starts one execution', async () => {
    const run = await api.ok(routes.runs.start, { params: flow });

    expect(run).toMatchObject({
      state: 'queued',
      flowVersion: 1,
      attempt: 1,
      trialsPlanned: 10,
      trigger: { kind: 'manual', by: 'ana' },
    });
    expect(run).not.toHaveProperty('approvalToken');
    const [execution, ...others] = [...world.fakes.machines.executions.values()];
    expect(others).toEqual([]);
    expect(execution).toMatchObject({ machine: 'Train', input: { projectId: 'demo', runId: run.runId, attempt: 1 } });
    expect(world.stores.runs.get({ projectId: 'demo', runId: run.runId })?.datasets).toMatchObject([
      { nodeId: 'load', name: 'iris', version: 1, rows: 150 },
    ]);
  });

  it('is the same run under the same key, even when the stored answer is gone', async () => {
    const start = { params: flow, headers: { 'idempotency-key': 'k1' } };
    const first = await api.ok(routes.runs.start, start);
    const replayed = await api.ok(routes.runs.start, start);
    world.fakes.store.calls.clear();
    const again = await api.ok(routes.runs.start, start);

    expect(replayed).toEqual(first);
    expect(again.runId).toBe(first.runId);
    expect(world.stores.runs.all()).toHaveLength(1);
    expect(world.fakes.machines.executions.size).toBe(1);
  });

  it('answers 409 for another body under the same key', async () => {
    const headers = { 'idempotency-key': 'k1' };
    await api.ok(routes.runs.start, { params: flow, headers });

    const reply = await api.call(routes.runs.start, { params: flow, headers, body: { compute: 'sagemaker' } });

    expect(reply).toMatchObject({ status: 409, json: { code: 'idempotency_mismatch' } });
  });

  it('finishes a start that was lost after the run was kept', async () => {
    world.fakes.machines.nextFailure = new Error('connection reset');
    const start = { params: flow, headers: { 'idempotency-key': 'k1' } };
    expect(await api.call(routes.runs.start, start)).toMatchObject({ status: 500 });

    const run = await api.ok(routes.runs.start, start);

    expect(run.executionArn).toContain(run.runId);
    expect(world.stores.runs.all()).toHaveLength(1);
  });

  it.each([
    ['no such dataset', { dataset: 'tulips', target: 'species' }, 'params.dataset'],
    ['no such target', { dataset: 'iris', target: 'colour' }, 'params.target'],
    ['no such version', { dataset: 'iris', target: 'species', version: 9 }, 'params.version'],
  ])('refuses a flow with %s, naming the field', async (_, params, field) => {
    const document = irisDocument();
    document.nodes[0] = { id: 'load', component: 'load.table', params };
    await api.ok(routes.flows.saveDraft, { params: flow, body: { revision: 1, document } });

    const reply = await api.call(routes.runs.start, { params: flow });

    expect(reply).toMatchObject({
      status: 422,
      json: { code: 'invalid_flow', issues: [{ severity: 'error', nodeId: 'load', field }] },
    });
    expect(world.stores.runs.all()).toEqual([]);
    expect(world.stores.flowVersions.all()).toEqual([]);
  });

  it('refuses a target of one class', async () => {
    addDataset(world, 'iris', {
      profile: {
        rows: 3,
        sample: [],
        columns: [
          {
            name: 'species',
            type: 'string',
            missing: 0,
            distinct: 1,
            minimum: null,
            maximum: null,
            mean: null,
            top: [],
            warnings: [],
          },
        ],
      },
    });

    expect(await api.call(routes.runs.start, { params: flow })).toMatchObject({
      status: 422,
      json: { detail: expect.stringContaining('one class') },
    });
  });

  const numbers = { name: 'species', type: 'number' as const, missing: 0, mean: null, warnings: [] };

  it.each([
    ['a continuous target', 595, { minimum: 0.1, maximum: 9.7, top: [{ value: '0.1', count: 2 }] }, 100_000],
    ['whole numbers with few rows of each', 300, { minimum: 1, maximum: 300, top: [{ value: '7', count: 4 }] }, 600],
  ])('refuses %s for a classifier', async (_, distinct, facts, rows) => {
    addDataset(world, 'iris', { profile: { rows, sample: [], columns: [{ ...numbers, distinct, ...facts }] } });

    expect(await api.call(routes.runs.start, { params: flow })).toMatchObject({
      status: 422,
      json: {
        detail: expect.stringMatching(/looks like numbers: .* use a regressor/),
        issues: [{ nodeId: 'load', field: 'params.target' }],
      },
    });
  });

  it.each([
    ['few numbers', 20, { minimum: 0.5, maximum: 10, top: [{ value: '0.5', count: 2 }] }, 60],
    ['whole numbers with many rows of each', 100, { minimum: 0, maximum: 99, top: [{ value: '7', count: 40 }] }, 5_000],
  ])('takes %s for classes', async (_, distinct, facts, rows) => {
    addDataset(world, 'iris', { profile: { rows, sample: [], columns: [{ ...numbers, distinct, ...facts }] } });

    expect(await api.call(routes.runs.start, { params: flow })).toMatchObject({ status: 202 });
  });

  it('refuses a column that does not reach the node which names it', async () => {
    const document = irisDocument();
    document.nodes[3] = { id: 'svc', component: 'models.svc', params: { columns: ['hieght'] } };
    await api.ok(routes.flows.saveDraft, { params: flow, body: { revision: 1, document } });

    expect(await api.call(routes.runs.start, { params: flow })).toMatchObject({
      status: 422,
      json: {
        detail: expect.stringContaining('"hieght"'),
        issues: [{ nodeId: 'svc', field: 'params.columns' }],
      },
    });
  });

  it('refuses ten thousand trials before anything starts', async () => {
    const document = irisDocument();
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    document.nodes[3] = { id: 'svc', component: 'models.svc', params: { C: { values }, degree: { values } } };
    await api.ok(routes.flows.saveDraft, { params: flow, body: { revision: 1, document } });

    expect(await api.call(routes.runs.start, { params: flow })).toMatchObject({
      status: 422,
      json: { code: 'too_many_trials', detail: expect.stringContaining('20004') },
    });
    expect(world.fakes.machines.executions.size).toBe(0);
  });
});

describe('stopping and retrying', () => {
  it('stops record, execution and job, and runs again as the next attempt', async () => {
    const { runId } = await api.ok(routes.runs.start, { params: flow });
    const params = { runId };
    await api.ok(routes.runs.stop, { params });
    expect(await api.ok(routes.runs.stop, { params })).toMatchObject({ state: 'stopped' });

    const retried = await api.ok(routes.runs.retry, { params });

    expect(retried).toMatchObject({
      state: 'queued',
      attempt: 2,
      failure: null,
      outputUri: `s3://flowi-models/projects/demo/runs/${runId}/attempt-2/`,
    });
    const statuses = [...world.fakes.machines.executions.values()].map(({ status, input }) => [
      status,
      input['attempt'],
    ]);
    expect(statuses).toEqual([
      ['aborted', 1],
      ['running', 2],
    ]);
    expect(world.fakes.stopped[0]).toEqual({ jobId: `flowi-test-${runId}-1`, attempt: 1 });
  });

  it('does not retry what goes on', async () => {
    const { runId } = await api.ok(routes.runs.start, { params: flow });

    expect(await api.call(routes.runs.retry, { params: { runId } })).toMatchObject({
      status: 409,
      json: { code: 'conflict' },
    });
  });
});
