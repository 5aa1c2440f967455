import type { Failure } from '@flowi/contracts/entities';
import type { DeployRequest } from '@flowi/contracts/events';
import { RELEASE_SAYINGS, together } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import { type Aftermath, describeAftermath } from '../deployments/aftermath.ts';
import { noteInLedger } from '../deployments/note-in-ledger.ts';
import { follow, isSuperseded } from '../deployments/superseded.ts';
import { moveDeployment } from '../support/transition.ts';
import { sentencesOf } from './sentences-of.ts';

export type FailDeploymentPorts = Pick<Ports, 'flows' | 'deployments' | 'ledger' | 'work' | 'clock'>;

/** Notes that a deployment, or its end, did not work out, unless something newer is wanted of it. Answers what was noted. */
export async function failDeployment(
  ports: FailDeploymentPorts,
  request: DeployRequest,
  failure: Failure,
): Promise<Failure> {
  const deployment = await ports.deployments.find(request);
  if (deployment === null || deployment.state === 'deleted') {
    await ports.work.remove({ kind: 'deployment', projectId: request.projectId, id: request.deploymentId });
    return failure;
  }
  if (isSuperseded(deployment, request)) return failure;
  const leaving = deployment.state === 'deleting';
  const aftermath = leaving ? null : await describeAftermath(ports, deployment.kind, request, failure.step);
  const known = withAftermath(failure, aftermath);
  await ports.deployments.update(request, (current) => ({
    ...current,
    ...follow(current, request),
    state: moveDeployment(current.state, 'failed'),
    failure: known,
    updatedAt: ports.clock.now(),
  }));
  if (aftermath !== null) await noteInLedger(ports, { ...request, ...reasonOf(failure) }, 'deploy_failed');
  await ports.work.remove({ kind: 'deployment', projectId: request.projectId, id: request.deploymentId });
  return known;
}

/** The failure with what it leaves people with; once, however many machines hand it on. */
export function withAftermath(failure: Failure, aftermath: Aftermath | null): Failure {
  if (aftermath === null) return failure;
  const { words, fix } = aftermath;
  const { cause, fix: likely } = failure;
  const told = cause.includes(words.message)
    ? {}
    : { cause: `${cause.replace(/\.?$/, '.')} ${words.message}`, said: [...sentencesOf(failure), words.said] };
  return {
    ...failure,
    ...told,
    fix: likely?.includes(fix) ? likely : [fix, likely ?? ''].join(' ').trim(),
  };
}

/** As the ledger keeps it. */
function reasonOf(failure: Failure): Pick<DeployRequest, 'reason' | 'said'> {
  const { step, cause } = failure;
  return together([RELEASE_SAYINGS.say('release.failed', { step, cause, because: sentencesOf(failure) })]);
}
