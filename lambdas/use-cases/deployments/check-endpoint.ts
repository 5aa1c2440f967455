import type { Deployment } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { DeployRequest, EndpointStatus } from '@flowi/contracts/events';
import { sayProblem } from '@flowi/contracts/sayings';
import type { EndpointState } from '../../ports/endpoints.ts';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../models/find-model.ts';
import { found } from '../support/found.ts';
import { hostOf } from './deploy-endpoint.ts';
import { modelNameOf } from './model-name.ts';
import { refuseSuperseded } from './superseded.ts';

export type CheckEndpointPorts = Pick<Ports, 'deployments' | 'models' | 'endpoints' | 'ids' | 'settings'>;

/** Where an endpoint stands on its way into service, or away. @throws FlowiError job_failed when it will not get there */
export async function checkEndpoint(ports: CheckEndpointPorts, request: DeployRequest): Promise<EndpointStatus> {
  const deployment = found(await ports.deployments.find(request), 'absent.deployment', {
    deployment: request.deploymentId,
  });
  refuseSuperseded(deployment, request);
  const { name, target } = hostOf(deployment);
  const state = await ports.endpoints.describe(name);
  if (deployment.state === 'deleting') return { ok: true, status: state === null ? 'gone' : 'pending' };
  const model = await findModel(ports, request, request.modelVersion);
  refuseFailed(deployment, state, modelNameOf(ports, model, target));
  return { ok: true, status: state?.status === 'in_service' ? 'in_service' : 'pending' };
}

function refuseFailed(
  { deploymentId, modelVersion }: Deployment,
  state: EndpointState | null,
  modelName: string,
): void {
  if (state === null) throw new FlowiError('job_failed', sayProblem('endpoint.gone', { deployment: deploymentId }));
  if (state.status === 'failed') {
    throw new FlowiError(
      'job_failed',
      sayProblem('endpoint.not_started', {
        deployment: deploymentId,
        version: modelVersion,
        reason: state.failure ?? null,
      }),
    );
  }
  if (state.status === 'in_service' && state.modelName !== modelName) {
    throw new FlowiError(
      'job_failed',
      sayProblem('endpoint.went_back', {
        deployment: deploymentId,
        version: modelVersion,
        reason: state.failure ?? null,
      }),
    );
  }
}
