import type { Deployment } from '@flowi/contracts/entities';
import type { DeployRequest, EndpointStatus } from '@flowi/contracts/events';
import { ONLINE_TARGETS } from '@flowi/contracts/flow';
import { scheduleName } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import { found } from '../support/found.ts';
import { hostOf } from './deploy-endpoint.ts';
import { modelNameOf, modelNamePrefix } from './model-name.ts';
import { refuseSuperseded } from './superseded.ts';

export type DeleteEndpointPorts = Pick<
  Ports,
  'deployments' | 'models' | 'endpoints' | 'scheduler' | 'ids' | 'settings'
>;

/** Removes what serves: the endpoint with all models of its flow, or the schedule of a batch plan. */
export async function deleteEndpoint(ports: DeleteEndpointPorts, request: DeployRequest): Promise<EndpointStatus> {
  const deployment = found(await ports.deployments.find(request), 'absent.deployment', {
    deployment: request.deploymentId,
  });
  refuseSuperseded(deployment, request);
  if (deployment.kind === 'batch') {
    await ports.scheduler.remove(scheduleName(request.projectId, request.flowId, 'batch'));
    return { ok: true, status: 'gone' };
  }
  const { name } = hostOf(deployment);
  await ports.endpoints.remove(name, await servedModels(ports, deployment, name));
  return { ok: true, status: 'pending' };
}

/**
 * Models of the flow that SageMaker knows. Only a name that a version of this flow leads to counts: the names of another flow may begin
 * alike.
 */
async function servedModels(ports: DeleteEndpointPorts, deployment: Deployment, name: string): Promise<string[]> {
  const [names, versions] = await Promise.all([
    ports.endpoints.modelNames(modelNamePrefix(name)),
    ports.models.all(deployment),
  ]);
  const known = new Set(names);
  return versions
    .flatMap((model) => ONLINE_TARGETS.map((target) => modelNameOf(ports, model, target)))
    .filter((model) => known.has(model));
}
