import type { Deployment } from '@flowi/contracts/entities';
import type { DeployRequest } from '@flowi/contracts/events';
import { scheduleName } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import { found } from '../support/found.ts';
import { type EndpointStatus, hostOf } from './deploy-endpoint.ts';
import { modelNameOf } from './model-name.ts';

export type DeleteEndpointPorts = Pick<
  Ports,
  'deployments' | 'models' | 'ledger' | 'endpoints' | 'scheduler' | 'ids' | 'settings'
>;

/** Removes what serves: the endpoint with the models it has served, or the schedule of a batch plan. */
export async function deleteEndpoint(ports: DeleteEndpointPorts, request: DeployRequest): Promise<EndpointStatus> {
  const deployment = found(await ports.deployments.find(request), `deployment ${request.deploymentId}`);
  if (deployment.kind === 'batch') {
    await ports.scheduler.remove(scheduleName(request.projectId, request.flowId, 'batch'));
    return { ok: true, status: 'gone', checks: 0 };
  }
  const { name, target } = hostOf(deployment);
  await ports.endpoints.remove(name, await servedModels(ports, deployment, target));
  return { ok: true, status: 'pending', checks: 0 };
}

async function servedModels(ports: DeleteEndpointPorts, deployment: Deployment, target: string): Promise<string[]> {
  const entries = await ports.ledger.all(deployment);
  const deployed = entries.filter(
    (entry) => entry.action === 'deployed' && entry.deploymentId === deployment.deploymentId,
  );
  const versions = new Set([...deployed.map((entry) => entry.version), deployment.modelVersion]);
  const models = await Promise.all([...versions].map((version) => ports.models.find({ ...deployment, version })));
  return models.flatMap((model) => (model === null ? [] : [modelNameOf(ports, model, target)]));
}
