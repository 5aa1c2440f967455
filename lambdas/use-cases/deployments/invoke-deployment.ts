import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Invocation, InvocationReply } from '../../ports/endpoints.ts';
import type { Ports } from '../../ports/ports.ts';
import type { DeploymentKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';

/** Passes a request to the endpoint of a deployment, and its reply back as it is. */
export async function invokeDeployment(
  ports: Pick<Ports, 'deployments' | 'invoker'>,
  key: DeploymentKey,
  invocation: Invocation,
): Promise<InvocationReply> {
  const deployment = found(await ports.deployments.find(key), 'absent.deployment', { deployment: key.deploymentId });
  if (deployment.endpointName === null) {
    throw new FlowiError('invalid_request', sayProblem('deployment.batch_plan', { deployment: key.deploymentId }));
  }
  if (deployment.state === 'deleted')
    throw new FlowiError('not_found', sayProblem('deployment.taken_down', { deployment: key.deploymentId }));
  if (deployment.state === 'creating')
    throw new FlowiError('not_ready', sayProblem('deployment.being_made', { deployment: key.deploymentId }));
  return ports.invoker.invoke(deployment.endpointName, invocation);
}
