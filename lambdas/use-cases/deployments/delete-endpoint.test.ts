import { endpointName } from '@flowi/contracts/storage';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeDeployment } from '../../test/factories/deployments.ts';
import { CREATED, makeModel } from '../../test/factories/runs.ts';
import { makeWorld, type World } from '../../test/fakes/make-world.ts';
import { deleteEndpoint } from './delete-endpoint.ts';
import { modelNameOf } from './model-name.ts';

let world: World;
const request = {
  projectId: 'demo',
  flowId: 'iris',
  deploymentId: 'iris-online',
  modelVersion: 3,
  by: 'ana',
  reason: '',
  requestId: 'q1',
  requestedAt: CREATED,
};
const LONG = `a-flow-with-a-name-that-leaves-no-room-${'x'.repeat(8)}`;

beforeEach(() => {
  world = makeWorld();
});

const nameOf = (version: number, target: string, flowId = 'iris') =>
  modelNameOf(world.ports, makeModel({ flowId, version }), target);

function arrange(flowId: string) {
  for (const version of [1, 2, 3]) world.stores.models.set(makeModel({ flowId, version }));
  const name = endpointName('test', 'demo', flowId);
  const deploymentId = `${flowId}-online`;
  world.stores.deployments.set(
    makeDeployment({ flowId, deploymentId, state: 'deleting', modelVersion: 3, endpointName: name }),
  );
}

describe('taking an endpoint down', () => {
  it('removes every model it was ever made of: of failed deployments and of other targets too', async () => {
    arrange('iris');
    for (const name of [nameOf(1, 'serverless'), nameOf(2, 'realtime'), nameOf(3, 'serverless')])
      world.fakes.endpoints.models.add(name);

    await deleteEndpoint(world.ports, request);

    expect([...world.fakes.endpoints.models]).toEqual([]);
  });

  it.each(['iris-2', 'iri'])('leaves the models of %s, whose name begins alike', async (flowId) => {
    arrange('iris');
    const others = [nameOf(1, 'serverless', flowId), `${endpointName('test', 'demo', 'iris')}-v9-0123456789`];
    for (const name of others) world.fakes.endpoints.models.add(name);

    await deleteEndpoint(world.ports, request);

    expect([...world.fakes.endpoints.models]).toEqual(others);
  });

  it('finds them where names are cut, and leaves those of a flow that is cut alike', async () => {
    const [one, other] = [LONG.slice(0, -1), `${LONG.slice(0, -1)}y`];
    arrange(one);
    const [own, foreign] = [nameOf(1, 'serverless', one), nameOf(1, 'serverless', other)];
    expect(own.slice(0, 40)).toBe(foreign.slice(0, 40));
    for (const name of [own, foreign]) world.fakes.endpoints.models.add(name);

    await deleteEndpoint(world.ports, { ...request, flowId: one, deploymentId: `${one}-online` });

    expect([...world.fakes.endpoints.models]).toEqual([foreign]);
  });
});
