import { FlowiError } from '@flowi/contracts/errors';
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
  const deployment = found(await ports.deployments.find(key), `deployment ${key.deploymentId}`);
  if (deployment.endpointName === null) {
    throw new FlowiError(
      'invalid_request',
      `Deployment ${key.deploymentId} is a batch plan; start a batch job instead.`,
    );
  }
  if (deployment.state === 'deleted')
    throw new FlowiError('not_found', `Deployment ${key.deploymentId} was taken down.`);
  if (deployment.state === 'creating')
    throw new FlowiError('not_ready', `Deployment ${key.deploymentId} is being made; try again in a moment.`);
  return ports.invoker.invoke(deployment.endpointName, invocation);
}
