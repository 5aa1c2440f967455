import { routes } from '@flowi/contracts/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeBatchWorld } from '../../test/batches.ts';
import { irisDocument } from '../../test/factories/flows.ts';
import { batchResult, counts } from '../../test/factories/results.ts';
import { makeModel } from '../../test/factories/runs.ts';
import type { World } from '../../test/fakes/make-world.ts';
import { deployBatchPlan } from '../deployments/deploy-batch-plan.ts';
import { recordFailure } from '../failures/record-failure.ts';
import { startScheduled } from '../runs/start-scheduled.ts';
import { checkDrift } from './check-drift.ts';
import { finishBatch } from './finish-batch.ts';
import { planBatch } from './plan-batch.ts';

let world: World;
let api: ReturnType<typeof makeBatchWorld>['api'];
let run: ReturnType<typeof makeBatchWorld>['runBatch'];
const params = { flowId: 'iris' };

beforeEach(() => {
  ({ world, api, runBatch: run } = makeBatchWorld());
});

const runBatch = (shifted: boolean, body?: object) => run({ count: { counts: counts(shifted) } }, body);

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

  it('lists the files that it wrote, each with an address, and no file of another job', async () => {
    const { record } = await runBatch(false);
    const folder = world.ports.dataStore.key(record.destinationUri);
    world.fakes.dataStore.put(`${folder}part-00001.csv`, 'b');
    world.fakes.dataStore.put(`${folder}part-00000.csv`, 'a,b');
    world.fakes.dataStore.put(folder.replace(/\/$/, 'x/part-00000.csv'), 'c');

    const { items } = await api.ok(routes.deployments.listBatchFiles, { params: { batchJobId: record.batchJobId } });

    expect(items).toEqual([
      { name: 'part-00000.csv', bytes: 3, url: `https://storage.example/${folder}part-00000.csv` },
      { name: 'part-00001.csv', bytes: 1, url: `https://storage.example/${folder}part-00001.csv` },
    ]);
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

describe('stopping and retrying a batch', () => {
  const scoring = async () => {
    const { batchJobId } = await api.ok(routes.deployments.startBatch, { params, body: { source: 'rows' } });
    const ref = { projectId: 'demo', batchJobId, attempt: 1 };
    const { outputUri } = await planBatch(world.ports, ref);
    const result = batchResult(batchJobId, 'count', { counts: counts(false) });
    world.fakes.modelStore.put(`${world.fakes.modelStore.key(outputUri)}result.json`, result);
    const job = { ok: true as const, resultUri: outputUri };
    return { ref, job };
  };
  const executions = () => [...world.fakes.machines.executions.values()].map(({ status, input }) => [status, input]);

  it('stops record, execution and jobs, keeps the scorer from publishing, and runs again as the next attempt', async () => {
    const { ref } = await scoring();
    const { attempt: _, ...key } = ref;
    await api.ok(routes.deployments.stopBatch, { params: key });
    const stopped = await api.ok(routes.deployments.stopBatch, { params: key });

    expect(stopped).toMatchObject({ state: 'stopped', attempt: 1, finishedAt: expect.any(String) });
    expect(world.stores.work.all()).toEqual([]);
    const marker = `projects/demo/batch-jobs/${ref.batchJobId}/attempt-1/score/stopped.json`;
    expect(JSON.parse(world.fakes.modelStore.objects.get(marker) ?? '')).toMatchObject({ by: 'ana' });
    const names = ['count', 'score'].map((step) => `flowi-test-${ref.batchJobId}-1-${step}`);
    expect(world.fakes.stopped.slice(0, 2)).toEqual(names.map((jobId) => ({ jobId, attempt: 1 })));

    const retried = await api.ok(routes.deployments.retryBatch, { params: key });

    expect(retried).toMatchObject({
      state: 'queued',
      attempt: 2,
      finishedAt: null,
      failure: null,
      driftReportId: null,
    });
    expect(retried.destinationUri).toBe(stopped.destinationUri);
    expect(executions()).toEqual([
      ['aborted', ref],
      ['running', { ...ref, attempt: 2 }],
    ]);
    expect(world.stores.work.all()).toMatchObject([{ kind: 'batch', id: ref.batchJobId, attempt: 2 }]);
  });

  it('lets late steps of a stopped attempt change nothing, before and after the retry', async () => {
    const { ref, job } = await scoring();
    await api.ok(routes.deployments.stopBatch, { params: ref });
    const late = async () => {
      await expect(checkDrift(world.ports, { ...ref, job })).rejects.toMatchObject({ code: 'conflict' });
      await expect(finishBatch(world.ports, { ...ref, job })).rejects.toMatchObject({ code: 'conflict' });
      const error = { ok: false, code: 'job_failed', message: 'killed' };
      await recordFailure(world.ports, { machine: 'Batch', step: 'Count', input: ref, error });
    };

    await late();
    expect(await api.ok(routes.deployments.getBatch, { params: ref })).toMatchObject({
      state: 'stopped',
      failure: null,
    });
    await api.ok(routes.deployments.retryBatch, { params: ref });
    await late();

    expect(await api.ok(routes.deployments.getBatch, { params: ref })).toMatchObject({ state: 'queued', attempt: 2 });
    expect(world.stores.driftReports.all()).toEqual([]);
    expect(world.stores.work.all()).toMatchObject([{ attempt: 2 }]);
  });

  it('does not stop what has ended, and does not retry what goes on or was refused', async () => {
    const { ref } = await scoring();
    expect(await api.call(routes.deployments.retryBatch, { params: ref })).toMatchObject({ status: 409 });
    const refused = await runBatch(true);

    for (const route of [routes.deployments.stopBatch, routes.deployments.retryBatch]) {
      expect(await api.call(route, { params: refused.ref })).toMatchObject({
        status: 409,
        json: { code: 'conflict', detail: expect.stringContaining('refused') },
      });
    }
    expect(await api.call(routes.deployments.stopBatch, { params: { batchJobId: 'none' } })).toMatchObject({
      status: 404,
    });
  });

  it('is one retry for a key', async () => {
    const { ref } = await scoring();
    await api.ok(routes.deployments.stopBatch, { params: ref });
    const call = { params: ref, headers: { 'idempotency-key': 'again' } };
    const first = await api.ok(routes.deployments.retryBatch, call);

    expect(await api.ok(routes.deployments.retryBatch, call)).toEqual(first);
    expect(executions()).toHaveLength(2);
  });
});

describe('scores beside the predictions', () => {
  const jobOf = (batchJobId: string) =>
    JSON.parse(
      world.fakes.modelStore.objects.get(`projects/demo/batch-jobs/${batchJobId}/attempt-1/count/job/job.json`) ?? '{}',
    );

  it.each([
    [{}, false],
    [{ scores: true }, true],
  ])('are written when the request says so: %o', async (wanted, scores) => {
    const { ref, record } = await runBatch(false, { source: 'rows', ...wanted });

    expect(record.scores).toBe(scores);
    expect(jobOf(ref.batchJobId)).toMatchObject({ scores });
  });

  it('are a yes or a no', async () => {
    expect(
      await api.call(routes.deployments.startBatch, { params, body: { source: 'rows', scores: 'setosa' } }),
    ).toMatchObject({ status: 400, json: { detail: expect.stringContaining('body.scores') } });
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
    requestedAt: '2026-03-01T10:00:00.000Z',
  };

  it('scores with the version it was deployed with, also when another one is live; other batches take the live one', async () => {
    world.stores.models.set(makeModel({ version: 2 }));
    const flow = world.stores.flows.get({ projectId: 'demo', flowId: 'iris' })!;
    world.stores.flows.set({ ...flow, live: { version: 2, since: '2026-03-01T10:00:00.000Z' } });
    await deployBatchPlan(world.ports, request);

    const planned = await startScheduled(world.ports, {
      kind: 'batch',
      projectId: 'demo',
      flowId: 'iris',
      scheduledTime: '2026-03-02T06:00:00Z',
    });
    const asked = await api.ok(routes.deployments.startBatch, { params, body: { source: 'rows' } });

    expect(world.stores.batchJobs.get({ projectId: 'demo', batchJobId: planned.id })).toMatchObject({
      modelVersion: 1,
    });
    expect(asked.modelVersion).toBe(2);
  });

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
      batch: { source: 'rows', scores: true },
    });
    expect(second).toEqual(first);
    expect(world.stores.batchJobs.all()).toMatchObject([{ requestedBy: 'schedule', source: 'rows', scores: true }]);
    expect((await api.ok(routes.models.ledger, { params })).items).toHaveLength(1);
  });
});
