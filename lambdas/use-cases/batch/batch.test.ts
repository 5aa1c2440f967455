import { routes } from '@flowi/contracts/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { addDataset } from '../../test/factories/datasets.ts';
import { irisDocument, irisFlow } from '../../test/factories/flows.ts';
import { batchResult, counts, putPackage } from '../../test/factories/results.ts';
import { CREATED, makeFlowRecord, makeModel } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { deployBatchPlan } from '../deployments/deploy-batch-plan.ts';
import { recordFailure } from '../failures/record-failure.ts';
import { notify } from '../notify/notify.ts';
import { startScheduled } from '../runs/start-scheduled.ts';
import { checkDrift } from './check-drift.ts';
import { finishBatch } from './finish-batch.ts';
import { planBatch } from './plan-batch.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
const params = { flowId: 'iris' };

beforeEach(() => {
  world = makeWorld();
  api = makeApi(world);
  const draft = irisFlow({
    deploy: {
      batch: { enabled: true, source: 'rows', schedule: { cron: '0 6 * * 1', timezone: 'UTC', enabled: true } },
    },
  });
  world.stores.flows.set(makeFlowRecord({ draft, live: { version: 1, since: CREATED }, latestModelVersion: 1 }));
  world.stores.flowVersions.set({
    projectId: 'demo',
    flowId: 'iris',
    version: 1,
    document: draft,
    digest: 'd',
    createdAt: CREATED,
    createdBy: 'ana',
  });
  world.stores.models.set(makeModel());
  putPackage(world, makeModel().packageUri);
  addDataset(world, 'rows');
  world.fakes.dataStore.put('projects/demo/datasets/rows/v1/rows.csv', 'age,size\n1,2\n');
});

async function runBatch(shifted: boolean, body: object = { source: 'rows' }) {
  const { batchJobId } = await api.ok(routes.deployments.startBatch, { params, body });
  const ref = { projectId: 'demo', batchJobId, attempt: 1 };
  const leave = (uri: string, result: object) =>
    world.fakes.modelStore.put(`${world.fakes.modelStore.key(uri)}result.json`, result);
  const planned = await planBatch(world.ports, ref);
  leave(planned.outputUri, batchResult(batchJobId, 'count', { counts: counts(shifted) }));
  const job = { ok: true as const, resultUri: planned.outputUri };
  await checkDrift(world.ports, { ...ref, job });
  const checked = await checkDrift(world.ports, { ...ref, job });
  if (!checked.ok) throw new Error(checked.message);
  if (checked.score) {
    leave(checked.score.outputUri, batchResult(batchJobId, 'score'));
    await finishBatch(world.ports, { ...ref, job });
  }
  await finishBatch(world.ports, ref);
  await notify(world.ports, { projectId: 'demo', batchJobId, kind: 'batch' });
  return { checked, ref, record: await api.ok(routes.deployments.getBatch, { params: ref }) };
}

describe('a batch', () => {
  it('counts, checks and scores rows like those of the training', async () => {
    const { checked, record } = await runBatch(false);

    expect(checked).toMatchObject({ refused: false, verdict: 'ok' });
    expect(record).toMatchObject({
      state: 'succeeded',
      rowsIn: 1_000,
      rowsOut: 1_000,
      destinationUri: expect.stringContaining('s3://flowi-data/projects/demo/predictions/iris/'),
    });
    expect(world.stores.work.all()).toEqual([]);
  });

  it('is refused before prediction when rows drift; the message says which columns moved and by how much', async () => {
    const { checked, record } = await runBatch(true);

    expect(checked).toMatchObject({ refused: true, verdict: 'drift', score: null });
    expect(record).toMatchObject({ state: 'refused', rowsOut: 0 });
    const report = await api.ok(routes.monitoring.driftReport, { params: { driftReportId: record.driftReportId } });
    expect(report.report.columns.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['drift', 'drift']);
    const [mail] = world.fakes.published;
    expect(mail?.subject).toContain('refused');
    expect(mail?.text).toMatch(/nothing was written/);
    expect(mail?.text).toMatch(/age.*2.*3\.8/s);
    expect((await api.ok(routes.monitoring.notifications)).items).toHaveLength(1);
  });

  it('is scored all the same when asked to', async () => {
    const { checked, record } = await runBatch(true, { source: 'rows', ignoreDrift: true });

    expect(checked).toMatchObject({ refused: false, verdict: 'drift' });
    expect(record.state).toBe('succeeded');
  });

  it('fails when rows are lost', async () => {
    const { batchJobId } = await api.ok(routes.deployments.startBatch, { params, body: { source: 'rows' } });
    const ref = { projectId: 'demo', batchJobId, attempt: 1 };
    world.stores.batchJobs.set({ ...world.stores.batchJobs.get(ref)!, state: 'scoring' });
    world.fakes.modelStore.put(
      `projects/demo/batch-jobs/${batchJobId}/attempt-1/score/result.json`,
      batchResult(batchJobId, 'score', { rowsOut: 999 }),
    );

    await expect(finishBatch(world.ports, ref)).rejects.toMatchObject({
      code: 'job_failed',
      message: expect.stringContaining('1000 rows went into'),
    });
    await recordFailure(world.ports, {
      machine: 'Batch',
      step: 'FinishBatch',
      input: ref,
      error: { ok: false, code: 'job_failed', message: 'lost' },
    });
    expect(await api.ok(routes.deployments.getBatch, { params: ref })).toMatchObject({
      state: 'failed',
      failure: { cause: 'lost' },
    });
  });

  it('is one job for a key', async () => {
    const call = { params, body: { source: 'rows@1' }, headers: { 'idempotency-key': 'k' } };
    const first = await api.ok(routes.deployments.startBatch, call);
    world.fakes.store.calls.clear();

    expect((await api.ok(routes.deployments.startBatch, call)).batchJobId).toBe(first.batchJobId);
    expect(world.stores.batchJobs.all()).toHaveLength(1);
  });

  it.each([
    ['another project', { source: 's3://flowi-data/projects/other/x.csv' }, 400],
    ['another bucket', { source: 's3://elsewhere/projects/demo/x.csv' }, 400],
    ['a way up', { source: 's3://flowi-data/projects/demo/../other/x.csv' }, 400],
    ['an encoded way up', { source: 's3://flowi-data/projects/demo/%2e%2e/other/x.csv' }, 400],
    ['a project whose name begins alike', { source: 's3://flowi-data/projects/demo-2/x.csv' }, 400],
    ['no such dataset', { source: 'nothing' }, 404],
    ['no such version', { source: 'rows@9' }, 409],
    ['an empty prefix', { source: 's3://flowi-data/projects/demo/empty/' }, 404],
    [
      'a destination among datasets',
      { source: 'rows', destination: 's3://flowi-data/projects/demo/datasets/rows/v1/' },
      400,
    ],
    ['a destination elsewhere', { source: 'rows', destination: 's3://flowi-data/projects/other/out/' }, 400],
  ])('is refused for %s', async (_, body, status) => {
    expect(await api.call(routes.deployments.startBatch, { params, body })).toMatchObject({ status });
    expect(world.stores.batchJobs.all()).toEqual([]);
  });

  it('takes a folder of one kind of files', async () => {
    world.fakes.dataStore.put('projects/demo/in/a.parquet', 'x');
    world.fakes.dataStore.put('projects/demo/in/b.parquet', 'x');
    world.fakes.dataStore.put('projects/demo/into.csv', 'x');

    const job = await api.ok(routes.deployments.startBatch, {
      params,
      body: { source: 's3://flowi-data/projects/demo/in' },
    });

    expect(job).toMatchObject({
      format: 'parquet',
      outputFormat: 'parquet',
      sourceUris: ['s3://flowi-data/projects/demo/in/a.parquet', 's3://flowi-data/projects/demo/in/b.parquet'],
    });
  });

  it('needs a live model', async () => {
    await api.ok(routes.flows.create, { body: { flowId: 'new', document: irisDocument() } });

    expect(
      await api.call(routes.deployments.startBatch, { params: { flowId: 'new' }, body: { source: 'rows' } }),
    ).toMatchObject({ status: 409, json: { code: 'not_ready' } });
  });
});

describe('a batch plan', () => {
  const request = {
    projectId: 'demo',
    flowId: 'iris',
    deploymentId: 'iris-batch',
    modelVersion: 1,
    by: 'ana',
    reason: 'why',
    requestId: 'q1',
  };

  it('makes its schedule, and a start delivered twice is one job', async () => {
    await deployBatchPlan(world.ports, request);
    await deployBatchPlan(world.ports, request);
    const start = { kind: 'batch' as const, projectId: 'demo', flowId: 'iris', scheduledTime: '2026-03-02T06:00:00Z' };
    const first = await startScheduled(world.ports, start);
    const second = await startScheduled(world.ports, { ...start, scheduledTime: '2026-03-02T06:00:00.000Z' });

    expect([...world.fakes.scheduler.schedules.values()]).toMatchObject([
      { timing: { cron: '0 6 * * 1' }, start: { kind: 'batch', flowId: 'iris' } },
    ]);
    expect(await api.ok(routes.deployments.get, { params: { deploymentId: 'iris-batch' } })).toMatchObject({
      kind: 'batch',
      state: 'in_service',
      batch: { source: 'rows' },
    });
    expect(second).toEqual(first);
    expect(world.stores.batchJobs.all()).toMatchObject([{ requestedBy: 'schedule', source: 'rows' }]);
    expect((await api.ok(routes.models.ledger, { params })).items).toHaveLength(1);
  });
});
