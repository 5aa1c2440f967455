import type { Deployment } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { DeployRequest } from '@flowi/contracts/events';
import { RELEASE_SAYINGS, sayProblem, together } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { DeploymentKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { noteWork, type StartPorts, startWork } from '../support/start-work.ts';
import { moveDeployment } from '../support/transition.ts';

/** Takes a deployment down: notes it, then starts the state machine that does it. Asking again is safe. */
export async function removeDeployment(
  ports: Pick<Ports, 'deployments' | 'ids'> & StartPorts,
  caller: Caller,
  key: DeploymentKey,
): Promise<Deployment> {
  const claim = { requestId: ports.ids.next(), requestedAt: ports.clock.now() };
  const deployment = await ports.deployments.update(key, (current) => {
    if (current.state === 'deleted')
      throw new FlowiError('not_found', sayProblem('deployment.gone', { deployment: current.deploymentId }));
    return { ...current, ...claim, state: moveDeployment(current.state, 'deleting'), updatedAt: claim.requestedAt };
  });
  const { projectId, flowId, deploymentId, modelVersion } = deployment;
  const request: DeployRequest = {
    projectId,
    flowId,
    deploymentId,
    modelVersion,
    by: caller.userId,
    ...together([RELEASE_SAYINGS.say('release.taken_down', {})]),
    ...claim,
  };
  const work = await noteWork(ports, {
    kind: 'deployment',
    projectId,
    id: deploymentId,
    attempt: 1,
    machine: 'DeleteApi',
    requestId: `${deploymentId}-${request.requestId}`,
    input: request,
  });
  await startWork(ports, work);
  return deployment;
}
