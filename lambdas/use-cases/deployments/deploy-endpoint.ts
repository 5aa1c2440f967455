import type { Deployment, ModelVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { DeployRequest, EndpointStatus } from '@flowi/contracts/events';
import { PACKAGE_FILES } from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import { modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../models/find-model.ts';
import { modelNameOf } from './model-name.ts';
import { openDeployment } from './request-deployment.ts';

export type DeployEndpointPorts = Pick<
  Ports,
  'flowVersions' | 'models' | 'deployments' | 'endpoints' | 'modelStore' | 'clock' | 'ids' | 'settings'
>;

/** Brings the endpoint of a flow to a model version: makes it, or moves it; one that is busy has to be asked again. Repeating it is safe. */
export async function deployEndpoint(ports: DeployEndpointPorts, request: DeployRequest): Promise<EndpointStatus> {
  const model = await findModel(ports, request, request.modelVersion);
  const deployment = await openDeployment(ports, { ...request, kind: 'online' }, model);
  const { name, target } = hostOf(deployment);
  const begun = await ports.endpoints.deploy(name, {
    modelName: modelNameOf(ports, model, target),
    target,
    archiveUri: `${model.packageUri}${PACKAGE_FILES.archive}`,
    environment: environmentOf(ports, model, deployment),
  });
  return { ok: true, status: begun === 'busy' ? 'busy' : 'pending' };
}

/** Settings of the model server, see containers/model-server/src/env.ts. */
function environmentOf(
  { modelStore }: Pick<Ports, 'modelStore'>,
  model: ModelVersion,
  deployment: Deployment,
): Record<string, string> {
  return {
    FLOWI_MODEL_NAME: model.flowId,
    FLOWI_MODEL_VERSION: String(model.version),
    FLOWI_PACKAGE_DIGEST: model.packageDigest,
    FLOWI_DEPLOYMENT_ID: deployment.deploymentId,
    FLOWI_WINDOWS_URI: modelStore.uri(modelKeys.windows(model.projectId, deployment.deploymentId)),
  };
}

export function hostOf({ deploymentId, endpointName, target }: Deployment): {
  name: string;
  target: 'serverless' | 'realtime';
} {
  if (endpointName !== null && (target === 'serverless' || target === 'realtime'))
    return { name: endpointName, target };
  throw new FlowiError('unsupported', sayProblem('deployment.no_endpoint', { deployment: deploymentId, target }));
}
