import { routes } from '@flowi/contracts/api';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../test/api.ts';
import { addDataset } from '../test/factories/datasets.ts';
import { irisDocument } from '../test/factories/flows.ts';
import { comparedWith } from '../test/factories/results.ts';
import { makeWorld, type World } from '../test/fakes/make-world.ts';
import { machinesOf } from '../test/machines.ts';
import { finishDeployment } from './deployments/finish-deployment.ts';
import { requestApproval } from './runs/request-approval.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
let machines: ReturnType<typeof machinesOf>;
const flow = { flowId: 'iris' };

beforeEach(async () => {
  world = makeWorld();
  api = makeApi(world);
  machines = machinesOf(world);
  addDataset(world);
  await api.ok(routes.flows.create, { body: { document: irisDocument() } });
});

async function startRun() {
  const { runId } = await api.ok(routes.runs.start, { params: flow });
  return { projectId: 'demo', runId, attempt: 1 };
}

async function promoteOne() {
  const ref = await startRun();
  await machines.train(ref);
  await machines.promote(ref);
  return ref;
}

const story = async () =>
  (await api.ok(routes.models.ledger, { params: flow })).items.map(
    ({ action, version, previousVersion }: Record<string, unknown>) => [action, version, previousVersion],
  );

describe('the loop, every step called twice', () => {
  it('trains, registers once, promotes once, deploys and says so', async () => {
    const ref = await promoteOne();

    const run = await api.ok(routes.runs.get, { params: ref });
    expect(run).toMatchObject({
      state: 'succeeded',
      modelVersion: 1,
      chosenTrial: 2,
      fits: { distinct: 7 },
      decision: { outcome: 'promoted', value: 0.96 },
      trackerUrl: 'http://tracker/1',
      failure: null,
    });
    expect((await api.ok(routes.runs.trials, { params: ref })).items).toHaveLength(3);
    expect(await api.ok(routes.models.list, { params: flow })).toMatchObject({ items: [{ version: 1, live: true }] });
    expect((await api.ok(routes.models.get, { params: { ...flow, version: '1' } })).evidence.parity.passed).toBe(true);
    expect(await api.ok(routes.deployments.get, { params: { deploymentId: 'iris-online' } })).toMatchObject({
      state: 'in_service',
      modelVersion: 1,
    });
    expect(await story()).toEqual([
      ['promoted', 1, null],
      ['deployed', 1, null],
    ]);
    expect(world.stores.flows.get({ projectId: 'demo', ...flow })?.split?.thresholds).toEqual({ '': 0.2 });
    expect(world.fakes.published.map(({ subject }) => subject)).toEqual([
      'iris-online serves model version 1',
      `iris: run ${ref.runId} promoted model version 1`,
    ]);
    expect(world.stores.work.all()).toEqual([]);
  });

  it('hands the trainer a job that its schema takes, with the live package from the second run on', async () => {
    await promoteOne();
    const ref = await startRun();
    await machines.train(ref, { comparison: comparedWith(1, -0.1) });

    const job = JSON.parse(
      world.fakes.modelStore.objects.get(`projects/demo/runs/${ref.runId}/attempt-1/job/job.json`) ?? '',
    );
    expect(job).toMatchObject({
      live: { version: 1, channel: 'live' },
      split: { thresholds: { '': 0.2 } },
      datasets: [{ channel: 'data-1-iris', version: 1 }],
    });
  });

  it('hands the next run the way the newest one drew its held-out rows, with a class that came later', async () => {
    const drawn = { salt: 'salt', keyColumns: [], testSize: 0.3, stratify: true, columns: [] };
    await promoteOne();
    await machines.train(await startRun(), { split: { ...drawn, thresholds: { no: 0.3 } } });
    await machines.train(await startRun(), { split: { ...drawn, thresholds: { no: 0.4, yes: 0.2 } } });

    const split = world.stores.flows.get({ projectId: 'demo', ...flow })?.split;

    expect(split).toEqual({ ...drawn, thresholds: { no: 0.3, yes: 0.2 } });
  });

  it('skips a model that does not win; nothing else changes', async () => {
    await promoteOne();
    const before = await story();
    const ref = await startRun();

    const reply = await machines.train(ref, { comparison: comparedWith(1, -0.1) });

    expect(reply).toMatchObject({ ok: true, decision: 'skip', outcome: 'skipped' });
    expect(await api.ok(routes.runs.get, { params: ref })).toMatchObject({
      state: 'succeeded',
      modelVersion: 2,
      decision: { outcome: 'skipped' },
    });
    expect(await story()).toEqual(before);
  });

  it('refuses a model below the threshold, with figures', async () => {
    const reply = await machines.train(await startRun(), { test: { accuracy: 0.5 } });

    expect(reply).toMatchObject({
      decision: 'skip',
      outcome: 'refused',
      reason: expect.stringMatching(/0\.5.*at least 0\.9/),
    });
  });

  it('asks a person when another version went live meanwhile', async () => {
    const late = await startRun();
    await promoteOne();

    const reply = await machines.train(late);

    expect(reply).toMatchObject({
      decision: 'approve',
      outcome: 'needs_approval',
      reason: expect.stringContaining('version 1 is live by now'),
    });
  });

  it.each([
    [true, 'promoted', 2],
    [false, 'rejected', 1],
  ])('does what the person says: approved %s', async (approved, outcome, live) => {
    const late = await startRun();
    await promoteOne();
    await machines.train(late);
    await requestApproval(world.ports, { ...late, taskToken: 'secret-token', reason: 'look' });
    const waiting = await api.call(routes.runs.get, { params: late });
    expect(waiting.json.state).toBe('awaiting_approval');
    expect(waiting.text).not.toContain('secret-token');

    await api.ok(routes.runs.approve, { params: late, body: { approved, reason: 'I looked' } });
    expect(await api.call(routes.runs.approve, { params: late, body: { approved: !approved } })).toMatchObject({
      status: 409,
    });
    await machines.promote(late, approved);

    expect(world.fakes.machines.answers).toEqual([{ token: 'secret-token', output: { ok: true, approved } }]);
    const run = await api.ok(routes.runs.get, { params: late });
    expect(run).toMatchObject({ state: 'succeeded', decision: { outcome } });
    expect(run.decision.reason).toContain('by ana: I looked');
    expect(world.stores.flows.get({ projectId: 'demo', ...flow })?.live?.version).toBe(live);
    expect(world.fakes.published.at(-1)?.subject).toContain(approved ? 'promoted model version 2' : 'was rejected');
  });

  it('rolls back to the version before, deploys it, and tells the story in order', async () => {
    await promoteOne();
    const second = await startRun();
    await machines.train(second, {
      comparison: comparedWith(1, 0.1),
      package: { uri: 's3://flowi-models/projects/demo/p2/', digest: `sha256:${'c'.repeat(64)}`, bytes: 1 },
    });
    await machines.promote(second);

    const rolled = await api.ok(routes.models.rollback, { params: flow, body: { reason: 'complaints' } });
    await machines.deploy(machines.lastRequest('DeployApi'));

    expect(rolled).toEqual({ version: 1, previousVersion: 2, deploymentId: 'iris-online' });
    expect(await story()).toEqual([
      ['promoted', 1, null],
      ['deployed', 1, null],
      ['promoted', 2, 1],
      ['deployed', 2, 1],
      ['rolled_back', 1, 2],
      ['deployed', 1, 2],
    ]);
    expect(await api.ok(routes.deployments.get, { params: { deploymentId: 'iris-online' } })).toMatchObject({
      state: 'in_service',
      modelVersion: 1,
    });
    expect(await api.call(routes.models.rollback, { params: flow, body: { version: 1 } })).toMatchObject({
      status: 409,
      json: { code: 'nothing_to_roll_back' },
    });
  });

  it('rolls back again to what was live before that, never to a version that was left', async () => {
    for (const [version, live] of [
      [1, null],
      [2, 1],
      [3, 2],
    ] as const) {
      const ref = await startRun();
      await machines.train(ref, {
        ...(live === null ? {} : { comparison: comparedWith(live, 0.1) }),
        package: {
          uri: `s3://flowi-models/projects/demo/p${version}/`,
          digest: `sha256:${String(version).repeat(64)}`,
          bytes: 1,
        },
      });
      await machines.promote(ref);
    }

    expect(await api.ok(routes.models.rollback, { params: flow, body: {} })).toMatchObject({
      version: 2,
      previousVersion: 3,
    });
    expect(await api.ok(routes.models.rollback, { params: flow, body: {} })).toMatchObject({
      version: 1,
      previousVersion: 2,
    });
    expect(await api.call(routes.models.rollback, { params: flow, body: {} })).toMatchObject({ status: 409 });
  });

  it('does not let an approval replace a version that went live meanwhile, and keeps who approved', async () => {
    const late = await startRun();
    await promoteOne();
    await machines.train(late);
    await requestApproval(world.ports, { ...late, taskToken: 'secret-token', reason: 'look' });
    world.join('dora', 'deployer');
    const meanwhile = await startRun();
    await machines.train(meanwhile, {
      comparison: comparedWith(1, 0.1),
      package: { uri: 's3://flowi-models/projects/demo/p3/', digest: `sha256:${'d'.repeat(64)}`, bytes: 1 },
    });
    await machines.promote(meanwhile);

    const refused = await api.call(routes.runs.approve, { params: late, body: { approved: true } });
    expect(refused).toMatchObject({
      status: 409,
      json: { detail: expect.stringMatching(/Version 3 .* went live after this run was compared with 1/) },
    });
    expect(world.fakes.machines.answers).toEqual([]);
    await api.ok(routes.runs.approve, { user: 'dora', params: late, body: { approved: false } });
    expect(world.stores.runs.get(late)?.approval).toEqual({ approved: false, by: 'dora' });
  });

  it('an approval that did not reach the machine can be given again', async () => {
    const late = await startRun();
    await promoteOne();
    await machines.train(late);
    await requestApproval(world.ports, { ...late, taskToken: 'secret-token', reason: 'look' });
    world.join('dora', 'deployer');
    const { answer } = world.ports.machines;
    world.ports.machines.answer = () => Promise.reject(new Error('the network is down'));
    await api.call(routes.runs.approve, { user: 'dora', params: late, body: { approved: true } });
    world.ports.machines.answer = answer;

    await api.ok(routes.runs.approve, { user: 'dora', params: late, body: { approved: true } });
    await machines.promote(late, true);

    expect(world.fakes.machines.answers).toEqual([{ token: 'secret-token', output: { ok: true, approved: true } }]);
    const { items } = await api.ok(routes.models.ledger, { params: flow });
    expect(items.findLast(({ action }: { action: string }) => action === 'promoted')).toMatchObject({
      version: 2,
      by: 'dora',
    });
    expect((await api.ok(routes.runs.get, { params: late })).decision.reason.match(/by dora/g)).toHaveLength(1);
  });

  it('has nothing to roll back to after the first version', async () => {
    await promoteOne();

    expect(await api.call(routes.models.rollback, { params: flow })).toMatchObject({
      status: 409,
      json: { code: 'nothing_to_roll_back' },
    });
  });

  it('takes the endpoint down and leaves nothing; then it may be deployed again', async () => {
    await promoteOne();
    const params = { deploymentId: 'iris-online' };
    await api.ok(routes.deployments.remove, { params });
    expect(await api.call(routes.flows.remove, { params: flow })).toMatchObject({ status: 409 });
    await machines.remove(machines.lastRequest('DeleteApi'));

    expect(world.fakes.endpoints.endpoints.size).toBe(0);
    expect(await api.ok(routes.deployments.get, { params })).toMatchObject({ state: 'deleted' });
    expect((await story()).at(-1)).toEqual(['undeployed', 1, 1]);
    expect(await api.call(routes.invocations.invoke, { params, body: '{}' })).toMatchObject({ status: 404 });
    expect(await api.ok(routes.deployments.deploy, { params: flow, body: { kind: 'online' } })).toMatchObject({
      state: 'creating',
      modelVersion: 1,
    });
  });

  it('draws a dashboard for the endpoint, marks its releases, and removes it with the endpoint', async () => {
    await promoteOne();
    const { endpointName } = await api.ok(routes.deployments.get, { params: { deploymentId: 'iris-online' } });

    const drawn = JSON.stringify(world.fakes.dashboards.drawn.get(endpointName));
    expect(drawn).toContain('"region":"eu-west-1"');
    expect(drawn).toContain('"label":"model 1"');

    await api.ok(routes.deployments.remove, { params: { deploymentId: 'iris-online' } });
    await machines.remove(machines.lastRequest('DeleteApi'));
    expect(world.fakes.dashboards.drawn.size).toBe(0);
  });

  it('serves and goes although its dashboard cannot be drawn or removed, and says so', async () => {
    world.fakes.dashboards.failure = new Error('not allowed');
    await promoteOne();
    await api.ok(routes.deployments.deploy, { params: flow, body: { kind: 'online' } });
    await machines.deploy(machines.lastRequest('DeployApi'));
    const request = machines.lastRequest('DeployApi');

    expect(await finishDeployment(world.ports, request)).toEqual({
      ok: true,
      warnings: [expect.stringMatching(/^Dashboard flowi-test-demo-iris-\w+ could not be drawn: not allowed$/)],
    });
    expect(await api.ok(routes.deployments.get, { params: { deploymentId: 'iris-online' } })).toMatchObject({
      state: 'in_service',
      failure: null,
    });
    await api.ok(routes.deployments.remove, { params: { deploymentId: 'iris-online' } });
    await machines.remove(machines.lastRequest('DeleteApi'));
    expect(await api.ok(routes.deployments.get, { params: { deploymentId: 'iris-online' } })).toMatchObject({
      state: 'deleted',
    });
  });

  it('refuses an endpoint that does not answer its own sample as the package says', async () => {
    await promoteOne();
    await api.ok(routes.deployments.deploy, { params: flow, body: { kind: 'online' } });

    const deploying = machines.deploy(machines.lastRequest('DeployApi'), '{"predictions":[{"label":"b"}]}');

    await expect(deploying).rejects.toMatchObject({
      code: 'job_failed',
      message: expect.stringContaining('"b" in row 1, where the package says "a"'),
    });
  });
});

describe('predictions', () => {
  it('pass through as they are, refusals of the model server included', async () => {
    await promoteOne();
    world.fakes.invoker.reply = {
      status: 422,
      contentType: 'application/problem+json',
      body: new TextEncoder().encode('{"code":"prediction_input"}'),
    };
    const body = JSON.stringify([{ petal: null }]);

    const reply = await api.call(routes.invocations.invoke, {
      params: { deploymentId: 'iris-online' },
      body,
      headers: { 'content-type': 'text/csv' },
    });
    await api.call(routes.invocations.infer, {
      params: { deploymentId: 'iris-online', model: 'iris' },
      body: '{"inputs":[]}',
    });

    expect(reply).toMatchObject({
      status: 422,
      json: { code: 'prediction_input' },
      headers: { 'content-type': 'application/problem+json' },
    });
    expect(world.fakes.invoker.calls.slice(-2)).toMatchObject([
      { contentType: 'text/csv', body },
      { body: '{"inputs":[]}' },
    ]);
  });
});
