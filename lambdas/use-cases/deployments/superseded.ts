import type { Deployment } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { DeployRequest } from '@flowi/contracts/events';
import { sayProblem } from '@flowi/contracts/sayings';

/** What is known of a request where it meets another one. */
export type Claim = Pick<DeployRequest, 'requestId' | 'requestedAt' | 'modelVersion'>;

/** Whether a deployment follows a newer request than this one, which then has nothing more to say about it. */
export function isSuperseded(deployment: Deployment, { requestId, requestedAt }: Claim): boolean {
  if (isFollowed(deployment, requestId)) return false;
  return (requestedAt ?? '') < (deployment.requestedAt ?? '');
}

/** Begins to follow a request. @throws FlowiError conflict when a newer one is followed */
export function follow(deployment: Deployment, claim: Claim): Pick<Deployment, 'requestId' | 'requestedAt'> {
  if (isSuperseded(deployment, claim)) throw superseded(deployment, claim);
  return { requestId: claim.requestId, requestedAt: claim.requestedAt };
}

/** @throws FlowiError conflict when the deployment follows another request by now */
export function refuseSuperseded(deployment: Deployment, claim: Claim): void {
  if (!isFollowed(deployment, claim.requestId)) throw superseded(deployment, claim);
}

/** Records of before requests were kept name none: theirs is whichever comes. */
function isFollowed(deployment: Deployment, requestId: string): boolean {
  return (deployment.requestId ?? requestId) === requestId;
}

function superseded(
  { deploymentId, requestId, requestedAt, state, modelVersion }: Deployment,
  claim: Claim,
): FlowiError {
  return new FlowiError(
    'conflict',
    sayProblem('deployment.superseded', {
      deployment: deploymentId,
      request: claim.requestId,
      version: claim.modelVersion,
      by: requestId,
      at: requestedAt,
      wanted: state === 'deleting' || state === 'deleted' ? null : modelVersion,
    }),
  );
}
