import type { DeployRequest } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { moveDeployment } from '../support/transition.ts';
import { noteInLedger } from './note-in-ledger.ts';

/** Nothing serves any more: the deployment is gone, and the ledger says so. */
export async function finishDeletion(
  ports: Pick<Ports, 'deployments' | 'ledger' | 'work' | 'clock'>,
  request: DeployRequest,
): Promise<{ ok: true }> {
  await ports.deployments.update(request, (current) => ({
    ...current,
    state: moveDeployment(current.state, 'deleted'),
    updatedAt: ports.clock.now(),
  }));
  await noteInLedger(ports, request, 'undeployed');
  await ports.work.remove({ kind: 'deployment', projectId: request.projectId, id: request.deploymentId });
  return { ok: true };
}
