import { type Deployment, type DeploymentState, deploymentSchema } from '@flowi/contracts/entities';
import { describe, expect, it } from 'vitest';
import { makeWorld } from '../../test/fakes/make-world.ts';
import { recordFailure } from './record-failure.ts';

const KEY = { projectId: 'demo', deploymentId: 'iris-online' };
const NOW = '2026-01-01T00:00:00.000Z';

const makeDeployment = (state: DeploymentState): Deployment =>
  deploymentSchema.parse({
    ...KEY,
    flowId: 'iris',
    kind: 'online',
    state,
    modelVersion: 1,
    target: 'serverless',
    endpointName: 'flowi-iris',
    batch: null,
    failure: null,
    createdAt: NOW,
    updatedAt: NOW,
  });

const fail = async (machine: 'DeployApi' | 'DeleteApi', state: DeploymentState) => {
  const { ports } = makeWorld();
  await ports.deployments.insert(makeDeployment(state));
  await recordFailure(ports, {
    machine,
    step: 'Some step',
    input: { ...KEY, flowId: 'iris', modelVersion: 1, by: 'ana', reason: '', requestId: 'r-1' },
    error: { ok: false, code: 'conflict', message: 'too late' },
  });
  return ports.deployments.find(KEY);
};

describe('a deployment that is being taken down', () => {
  it('is not failed by a machine that was still deploying it', async () => {
    expect(await fail('DeployApi', 'deleting')).toMatchObject({ state: 'deleting', failure: null });
  });

  it('is failed by the machine that takes it down', async () => {
    expect(await fail('DeleteApi', 'deleting')).toMatchObject({ state: 'failed', failure: { cause: 'too late' } });
  });
});

it('a deployment under way is failed by the machine that deploys it', async () => {
  expect(await fail('DeployApi', 'updating')).toMatchObject({ state: 'failed', failure: { cause: 'too late' } });
});
