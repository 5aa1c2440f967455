import type { Deployment } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { DeployRequest } from '@flowi/contracts/events';
import type { EndpointState } from '../../ports/endpoints.ts';
import type { Ports } from '../../ports/ports.ts';
import { found } from '../support/found.ts';
import { type EndpointStatus, hostOf } from './deploy-endpoint.ts';
import { modelNameOf } from './model-name.ts';
import { refuseSuperseded } from './superseded.ts';

export type CheckEndpointPorts = Pick<Ports, 'deployments' | 'models' | 'endpoints' | 'ids' | 'settings'>;

/** Where an endpoint stands on its way into service, or away. @throws FlowiError job_failed when it will not get there */
export async function checkEndpoint(
  ports: CheckEndpointPorts,
  request: DeployRequest & { readonly checks: number },
): Promise<EndpointStatus> {
  const deployment = found(await ports.deployments.find(request), `deployment ${request.deploymentId}`);
  refuseSuperseded(deployment, request);
  const { name, target } = hostOf(deployment);
  const state = await ports.endpoints.describe(name);
  const checks = request.checks + 1;
  if (deployment.state === 'deleting') return { ok: true, status: state === null ? 'gone' : 'pending', checks };
  const model = found(
    await ports.models.find({ ...request, version: request.modelVersion }),
    `model version ${request.modelVersion}`,
  );
  refuseFailed(deployment, state, modelNameOf(ports, model, target));
  return { ok: true, status: state?.status === 'in_service' ? 'in_service' : 'pending', checks };
}

function refuseFailed(
  { deploymentId, modelVersion }: Deployment,
  state: EndpointState | null,
  modelName: string,
): void {
  if (state === null) throw new FlowiError('job_failed', `The endpoint of ${deploymentId} is gone; deploy it again.`);
  if (state.status === 'failed') {
    throw new FlowiError(
      'job_failed',
      `The endpoint of ${deploymentId} did not start with model version ${modelVersion}: ${state.failure ?? 'SageMaker gives no reason'}.`,
    );
  }
  if (state.status === 'in_service' && state.modelName !== modelName) {
    throw new FlowiError(
      'job_failed',
      `The endpoint of ${deploymentId} went back to its model of before: ${state.failure ?? `model version ${modelVersion} did not start`}.`,
    );
  }
}
