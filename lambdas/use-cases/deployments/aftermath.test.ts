import { routes } from '@flowi/contracts/api';
import type { DeployRequest } from '@flowi/contracts/events';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApi } from '../../test/api.ts';
import { addDataset } from '../../test/factories/datasets.ts';
import { irisDocument } from '../../test/factories/flows.ts';
import { comparedWith } from '../../test/factories/results.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { machinesOf } from '../../test/machines.ts';
import { recordFailure } from '../failures/record-failure.ts';
import { notify } from '../notify/notify.ts';
import { promoteModel } from '../runs/promote-model.ts';
import { deployEndpoint } from './deploy-endpoint.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
let machines: ReturnType<typeof machinesOf>;
const flow = { flowId: 'iris' };

async function train(version: number) {
  const { runId } = await api.ok(routes.runs.start, { params: flow });
  const ref = { projectId: 'demo', runId, attempt: 1 };
  const uri = `s3://flowi-models/projects/demo/p${version}/`;
  await machines.train(ref, {
    ...(version === 1 ? {} : { comparison: comparedWith(version - 1, 0.1) }),
    package: { uri, digest: `sha256:${String(version).repeat(64)}`, bytes: 1 },
  });
  return ref;
}

/** Version 1 serves; a run promotes version 2, whose deployment fails as a machine of its own and then as a step of the run. */
beforeEach(async () => {
  world = makeWorld();
  api = makeApi(world);
  machines = machinesOf(world);
  addDataset(world);
  await api.ok(routes.flows.create, { body: { document: irisDocument() } });
});

async function failToDeploy(request: DeployRequest, step = 'CheckEndpoint') {
  const error = { ok: false, code: 'job_failed', message: 'The container did not start', fix: 'Look at its log.' };
  const { failure } = await recordFailure(world.ports, { machine: 'DeployApi', step, input: { ...request }, error });
  return failure;
}

async function failRun(ref: { runId: string }, cause: string) {
  const input = { projectId: 'demo', runId: ref.runId, attempt: 1 };
  await recordFailure(world.ports, {
    machine: 'Train',
    step: 'DeployApi',
    input,
    error: { Error: 'job_failed', Cause: cause },
  });
  await notify(world.ports, { projectId: 'demo', runId: ref.runId, kind: 'run_failed' });
  return api.ok(routes.runs.get, { params: ref });
}

const ledger = async () =>
  (await api.ok(routes.models.ledger, { params: flow })).items.map(
    ({ action, version, previousVersion }: Record<string, unknown>) => [action, version, previousVersion],
  );

describe('a promotion whose deployment fails', () => {
  async function promoted() {
    await machines.promote(await train(1));
    const run = await train(2);
    const { online } = await promoteModel(world.ports, { ...run, approved: true });
    await deployEndpoint(world.ports, online!);
    return { run, online: online! };
  }
  const SAID = 'Model version 2 is live; iris-online still serves model version 1.';

  it('says in deployment, run and notification what is live, what serves and what to do', async () => {
    const { run, online } = await promoted();

    const { cause } = await failToDeploy(online);
    const ended = await failRun(run, cause);

    expect(cause).toBe(`The container did not start. ${SAID}`);
    expect(ended).toMatchObject({ state: 'failed', failure: { cause } });
    expect(ended.failure.fix).toMatch(/^Deploy again \(flowi deploy iris\) or roll back \(flowi rollback iris\)\./);
    const deployment = await api.ok(routes.deployments.get, { params: { deploymentId: 'iris-online' } });
    expect(deployment).toMatchObject({
      state: 'failed',
      failure: { cause, fix: expect.stringMatching(/Look at its log/) },
    });
    expect(world.fakes.published.at(-1)?.text).toContain(SAID);
    expect(world.fakes.published.at(-1)?.text).toContain('roll back');
  });

  it('says it as well when the machine of the deployment ended without a word', async () => {
    const { run } = await promoted();

    const ended = await failRun(run, 'Timed out');

    expect(ended.failure.cause).toBe(`Timed out. ${SAID}`);
    expect(await api.ok(routes.deployments.get, { params: { deploymentId: 'iris-online' } })).toMatchObject({
      state: 'failed',
      failure: { cause: `Timed out. ${SAID}` },
    });
  });

  it('does not say that the old one serves when the endpoint had moved already', async () => {
    const { run, online } = await promoted();

    const { cause } = await failToDeploy(online, 'FinishDeployment');

    expect(cause).toMatch(/is live; iris-online has moved to model version 2 already\.$/);
    expect((await failRun(run, cause)).failure.cause).toBe(cause);
  });

  it('writes a line into the ledger, once; the next comparison is with what is live', async () => {
    const { run, online } = await promoted();
    const { cause } = await failToDeploy(online);
    await failRun(run, cause);

    await api.ok(routes.deployments.deploy, { params: flow, body: { kind: 'online' } });
    await machines.deploy(machines.lastRequest('DeployApi'));

    expect(await ledger()).toEqual([
      ['promoted', 1, null],
      ['deployed', 1, null],
      ['promoted', 2, 1],
      ['deploy_failed', 2, 1],
      ['deployed', 2, 1],
    ]);
    expect(world.stores.flows.get({ projectId: 'demo', ...flow })?.live?.version).toBe(2);
  });

  it('that is the first has nothing to go back to', async () => {
    const run = await train(1);
    const { online } = await promoteModel(world.ports, { ...run, approved: true });
    await deployEndpoint(world.ports, online!);

    expect((await failToDeploy(online!)).cause).toMatch(/Model version 1 is live; iris-online serves nothing\.$/);
  });
});
