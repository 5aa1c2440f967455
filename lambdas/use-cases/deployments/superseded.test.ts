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
import { promoteModel } from '../runs/promote-model.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { deployEndpoint } from './deploy-endpoint.ts';
import { finishDeployment } from './finish-deployment.ts';

let world: World;
let api: ReturnType<typeof makeApi>;
let machines: ReturnType<typeof machinesOf>;
const flow = { flowId: 'iris' };
const params = { deploymentId: 'iris-online' };

const deployment = () => api.ok(routes.deployments.get, { params });
const servedModel = async () => [...world.fakes.endpoints.endpoints.values()][0]?.modelName ?? '';

async function trainOne(live: number | null) {
  const { runId } = await api.ok(routes.runs.start, { params: flow });
  const ref = { projectId: 'demo', runId, attempt: 1 };
  const version = (live ?? 0) + 1;
  await machines.train(ref, {
    ...(live === null ? {} : { comparison: comparedWith(live, 0.1) }),
    package: {
      uri: `s3://flowi-models/projects/demo/p${version}/`,
      digest: `sha256:${String(version).repeat(64)}`,
      bytes: 1,
    },
  });
  return ref;
}

/** Version 1 serves; a run has promoted version 2 and is deploying it; then people go back to 1. */
beforeEach(async () => {
  world = makeWorld();
  api = makeApi(world);
  machines = machinesOf(world);
  addDataset(world);
  await api.ok(routes.flows.create, { body: { document: irisDocument() } });
  await machines.promote(await trainOne(null));
});

async function overtaken(
  startedBefore: boolean,
): Promise<{ run: { runId: string }; older: DeployRequest; newer: DeployRequest }> {
  const run = await trainOne(1);
  const { online } = await promoteModel(world.ports, { ...run, approved: true });
  const older = online!;
  if (startedBefore) await deployEndpoint(world.ports, older);
  await api.ok(routes.models.rollback, { params: flow, body: { reason: 'complaints' } });
  return { run, older, newer: machines.lastRequest('DeployApi') };
}

const failureOf = (request: DeployRequest) =>
  recordFailure(world.ports, {
    machine: 'DeployApi',
    step: 'CheckEndpoint',
    input: { ...request },
    error: { ok: false, code: 'job_failed', message: 'it went back' },
  });

describe('a deployment that was overtaken by a rollback', () => {
  const conflict = { code: 'conflict', message: expect.stringMatching(/version 2 .*superseded by .*version 1/s) };

  it.each([
    ['had started', true],
    ['had not started yet', false],
  ])('changes nothing when it %s, and says what superseded it', async (_, startedBefore) => {
    const { older, newer } = await overtaken(startedBefore);

    await expect(deployEndpoint(world.ports, older)).rejects.toMatchObject(conflict);
    await expect(checkEndpoint(world.ports, older)).rejects.toMatchObject(conflict);
    await expect(finishDeployment(world.ports, older)).rejects.toMatchObject(conflict);
    await failureOf(older);

    expect(await deployment()).toMatchObject({ requestId: newer.requestId, modelVersion: 1, state: 'updating' });
    expect(world.stores.work.all()).toContainEqual(
      expect.objectContaining({ id: 'iris-online', machine: 'DeployApi' }),
    );
  });

  it('that fails last leaves the record in service', async () => {
    const { older, newer } = await overtaken(true);
    await machines.deploy(newer);

    await failureOf(older);

    expect(await deployment()).toMatchObject({ state: 'in_service', modelVersion: 1, failure: null });
    expect(await servedModel()).toContain('-v1-');
  });

  it('that finishes last leaves the record at what serves', async () => {
    const { older, newer } = await overtaken(true);
    await machines.deploy(newer);

    await expect(finishDeployment(world.ports, older)).rejects.toMatchObject(conflict);

    expect(await deployment()).toMatchObject({ state: 'in_service', modelVersion: 1 });
    const { items } = await api.ok(routes.models.ledger, { params: flow });
    expect(items.at(-1)).toMatchObject({ action: 'deployed', version: 1 });
  });

  it('may still be moving the endpoint: the newer one asks again until it is free', async () => {
    const { newer } = await overtaken(true);
    world.fakes.endpoints.busy = true;
    expect(await deployEndpoint(world.ports, newer)).toMatchObject({ status: 'busy' });
    expect(await servedModel()).toContain('-v2-');
    world.fakes.endpoints.busy = false;

    await machines.deploy(newer);

    expect(await servedModel()).toContain('-v1-');
  });

  it('fails its run without touching the deployment', async () => {
    const { run, newer } = await overtaken(true);

    await recordFailure(world.ports, {
      machine: 'Train',
      step: 'DeployApi',
      input: { projectId: 'demo', runId: run.runId, attempt: 1 },
      error: { Error: 'conflict', Cause: 'superseded' },
    });

    expect(await api.ok(routes.runs.get, { params: run })).toMatchObject({ state: 'failed' });
    expect(await deployment()).toMatchObject({ state: 'updating', requestId: newer.requestId, failure: null });
  });

  it('does not come back while it is taken down, nor afterwards', async () => {
    const { older, newer } = await overtaken(true);
    await api.ok(routes.deployments.remove, { params });

    await expect(checkEndpoint(world.ports, newer)).rejects.toMatchObject({ code: 'conflict' });
    await failureOf(newer);
    expect(await deployment()).toMatchObject({ state: 'deleting' });
    await machines.remove(machines.lastRequest('DeleteApi'));
    for (const late of [older, newer])
      await expect(deployEndpoint(world.ports, late)).rejects.toMatchObject({ code: 'conflict' });

    expect(await deployment()).toMatchObject({ state: 'deleted' });
  });
});

describe('a deployment', () => {
  it('of before requests were kept follows the next one', async () => {
    await api.ok(routes.deployments.deploy, { params: flow, body: { kind: 'online' } });
    const request = machines.lastRequest('DeployApi');
    const known = world.stores.deployments.get({ projectId: 'demo', ...params })!;
    for (const name of ['requestId', 'requestedAt']) Reflect.deleteProperty(known, name);
    world.stores.deployments.set(known);
    await checkEndpoint(world.ports, request);

    await machines.deploy(request);

    expect(await deployment()).toMatchObject({ state: 'in_service', requestId: expect.any(String) });
  });

  it('may be asked for again by the same request, at any time', async () => {
    await api.ok(routes.deployments.deploy, { params: flow, body: { kind: 'online' } });
    const request = machines.lastRequest('DeployApi');
    await machines.deploy(request);

    await deployEndpoint(world.ports, request);

    expect(await deployment()).toMatchObject({ state: 'in_service', modelVersion: 1 });
  });
});
