import type { DeployRequest } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { moveDeployment } from '../support/transition.ts';
import type { Finished } from './finish-deployment.ts';
import { removeDashboard } from './keep-dashboard.ts';
import { noteInLedger } from './note-in-ledger.ts';
import { refuseSuperseded } from './superseded.ts';

/** Nothing serves any more: the deployment is gone, with its dashboard, and the ledger says so. */
export async function finishDeletion(
  ports: Pick<Ports, 'deployments' | 'ledger' | 'dashboards' | 'work' | 'clock'>,
  request: DeployRequest,
): Promise<Finished> {
  const gone = await ports.deployments.update(request, (current) => {
    refuseSuperseded(current, request);
    return { ...current, state: moveDeployment(current.state, 'deleted'), updatedAt: ports.clock.now() };
  });
  await noteInLedger(ports, request, 'undeployed');
  await ports.work.remove({ kind: 'deployment', projectId: request.projectId, id: request.deploymentId });
  return { ok: true, warnings: await removeDashboard(ports, gone) };
}
