import { routes } from '@flowi/contracts/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { addDataset } from '../../test/factories/datasets.ts';
import { irisDocument } from '../../test/factories/flows.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { machinesOf } from '../../test/machines.ts';
import { deployEndpoint } from '../deployments/deploy-endpoint.ts';
import { promoteModel } from '../runs/promote-model.ts';
import { reconcile } from './reconcile.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
const params = { flowId: 'iris' };

beforeEach(async () => {
  world = makeWorld();
  api = makeApi(world);
  addDataset(world);
  await api.ok(routes.flows.create, { body: { document: irisDocument() } });
});

const arnOf = async (runId: string) => (await api.ok(routes.runs.get, { params: { runId } })).executionArn;

describe('reconcile', () => {
  it('starts what was kept but never started', async () => {
    world.fakes.machines.nextFailure = new Error('reset');
    await api.call(routes.runs.start, { params });
    expect(world.fakes.machines.executions.size).toBe(0);

    expect((await reconcile(world.ports)).restarted).toEqual([]);
    world.fakes.clock.advance(120);
    const done = await reconcile(world.ports);

    expect(done.restarted).toHaveLength(1);
    expect(world.stores.runs.all()[0]?.executionArn).toContain(':execution:Train:');
    expect((await reconcile(world.ports)).restarted).toEqual([]);
  });

  it('repairs the rest when one thing cannot be repaired, and says which', async () => {
    const first = await api.ok(routes.runs.start, { params });
    const second = await api.ok(routes.runs.start, { params });
    for (const { runId } of [first, second])
      world.fakes.machines.end(await arnOf(runId), { status: 'failed', error: 'States.ServiceRestart', cause: null });
    const stop = world.ports.jobs.stop;
    const jobs = {
      stop: (job: Parameters<typeof stop>[0]) =>
        job.jobId.includes(first.runId) ? Promise.reject(new Error('denied')) : stop(job),
    };

    await expect(reconcile({ ...world.ports, jobs }, { fresh: true })).rejects.toThrow(
      `run demo/${first.runId} could not be repaired: Error: denied`,
    );

    expect(await api.ok(routes.runs.get, { params: { runId: second.runId } })).toMatchObject({ state: 'failed' });
  });

  it.each([
    [{ status: 'failed' as const, error: 'States.ServiceRestart', cause: null }, 'job_failed', /restarted/],
    [{ status: 'timed_out' as const, error: null, cause: null }, 'timeout', /timed out/],
    [{ status: 'aborted' as const, error: null, cause: 'operator' }, 'job_failed', /operator/],
  ])('fails a run whose execution ended without a word: %j', async (outcome, code, cause) => {
    const { runId } = await api.ok(routes.runs.start, { params });
    world.fakes.modelStore.put(`projects/demo/runs/${runId}/attempt-1/log.txt`, 'line one\nkilled\n');
    world.fakes.machines.end(await arnOf(runId), outcome);
    world.fakes.clock.advance(60);

    const done = await reconcile(world.ports);

    expect(done.failed).toHaveLength(1);
    const run = await api.ok(routes.runs.get, { params: { runId } });
    expect(run).toMatchObject({ state: 'failed', failure: { code, logTail: ['line one', 'killed'] } });
    expect(run.failure.cause).toMatch(cause);
    expect(world.fakes.stopped).toEqual([{ jobId: `flowi-test-${runId}-1`, attempt: 1 }]);
    expect(world.fakes.published[0]?.subject).toContain('failed');
    expect(await api.ok(routes.runs.retry, { params: { runId } })).toMatchObject({ attempt: 2 });
  });

  it('leaves alone what runs, and what has just ended', async () => {
    const { runId } = await api.ok(routes.runs.start, { params });
    world.fakes.clock.advance(3_600);
    expect(await reconcile(world.ports)).toMatchObject({ looked: 1, failed: [], restarted: [], cleared: [] });

    await api.ok(routes.runs.stop, { params: { runId } });
    expect(await reconcile(world.ports)).toMatchObject({ looked: 0 });
  });

  it('after a fresh start takes everything that does not run for lost, at once', async () => {
    const { runId } = await api.ok(routes.runs.start, { params });
    world.fakes.machines.executions.clear();

    expect((await reconcile(world.ports, { fresh: true })).restarted).toHaveLength(1);
    expect(await api.ok(routes.runs.get, { params: { runId } })).toMatchObject({ state: 'queued' });
    expect(world.fakes.machines.executions.size).toBe(1);
  });

  it('fails the endpoint that a lost run was making', async () => {
    const { runId } = await api.ok(routes.runs.start, { params });
    const ref = { projectId: 'demo', runId, attempt: 1 };
    await machinesOf(world).train(ref);
    const { online } = await promoteModel(world.ports, { ...ref, approved: true });
    await deployEndpoint(world.ports, online!);
    world.fakes.machines.end(await arnOf(runId), { status: 'failed', error: 'States.ServiceRestart', cause: null });

    await reconcile(world.ports, { fresh: true });

    expect(await api.ok(routes.deployments.get, { params: { deploymentId: 'iris-online' } })).toMatchObject({
      state: 'failed',
      failure: { code: 'job_failed' },
    });
  });

  it('profiles again what was never profiled, and gives up in the end', async () => {
    addDataset(world, 'lost', { state: 'uploading', files: [{ name: 'a.csv', key: 'k', bytes: 1 }] });
    const body = { files: [{ name: 'a.csv', uploadId: 'u', parts: [{ partNumber: 1, etag: 'e' }] }] };
    await api.ok(routes.datasets.completeUpload, { params: { name: 'lost', version: 1 }, body });
    const states = [];
    for (let round = 0; round < 4; round += 1) {
      world.fakes.clock.advance(17 * 60);
      await reconcile(world.ports);
      states.push((await api.ok(routes.datasets.getVersion, { params: { name: 'lost', version: 1 } })).state);
    }

    expect(states).toEqual(['profiling', 'profiling', 'failed', 'failed']);
    expect(world.fakes.profiled).toHaveLength(3);
    expect(world.stores.work.all()).toEqual([]);
  });
});
