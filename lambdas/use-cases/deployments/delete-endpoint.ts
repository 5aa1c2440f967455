import type { Deployment, ModelVersion } from '@flowi/contracts/entities';
import type { DeployRequest } from '@flowi/contracts/events';
import { ONLINE_TARGETS } from '@flowi/contracts/flow';
import { scheduleName } from '@flowi/contracts/storage';
import type { Page } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { found } from '../support/found.ts';
import { type EndpointStatus, hostOf } from './deploy-endpoint.ts';
import { modelNameOf, modelNamePrefix } from './model-name.ts';
import { refuseSuperseded } from './superseded.ts';

export type DeleteEndpointPorts = Pick<
  Ports,
  'deployments' | 'models' | 'endpoints' | 'scheduler' | 'ids' | 'settings'
>;

const VERSIONS_AT_ONCE = 100;

/** Removes what serves: the endpoint with all models of its flow, or the schedule of a batch plan. */
export async function deleteEndpoint(ports: DeleteEndpointPorts, request: DeployRequest): Promise<EndpointStatus> {
  const deployment = found(await ports.deployments.find(request), `deployment ${request.deploymentId}`);
  refuseSuperseded(deployment, request);
  if (deployment.kind === 'batch') {
    await ports.scheduler.remove(scheduleName(request.projectId, request.flowId, 'batch'));
    return { ok: true, status: 'gone', checks: 0 };
  }
  const { name } = hostOf(deployment);
  await ports.endpoints.remove(name, await servedModels(ports, deployment, name));
  return { ok: true, status: 'pending', checks: 0 };
}

/**
 * Models of the flow that SageMaker knows. Only a name that a version of this flow leads to counts: the names of another flow may begin
 * alike.
 */
async function servedModels(ports: DeleteEndpointPorts, deployment: Deployment, name: string): Promise<string[]> {
  const known = new Set(await ports.endpoints.modelNames(modelNamePrefix(name)));
  const own: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<ModelVersion> = await ports.models.list(deployment, {
      limit: VERSIONS_AT_ONCE,
      ...(cursor !== null && { cursor }),
    });
    own.push(...page.items.flatMap((model) => ONLINE_TARGETS.map((target) => modelNameOf(ports, model, target))));
    cursor = page.cursor;
  } while (cursor !== null);
  return own.filter((model) => known.has(model));
}
