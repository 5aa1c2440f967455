import type { DeployRequest } from '@flowi/contracts/events';
import { scheduleName } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../models/find-model.ts';
import { moveDeployment } from '../support/transition.ts';
import { noteInLedger } from './note-in-ledger.ts';
import { openDeployment } from './request-deployment.ts';
import { refuseSuperseded } from './superseded.ts';

export type DeployBatchPlanPorts = Pick<
  Ports,
  'flowVersions' | 'models' | 'deployments' | 'ledger' | 'scheduler' | 'work' | 'clock' | 'ids' | 'settings'
>;

/** Brings the batch plan of a flow to a model version: its record, and the schedule that starts its jobs. */
export async function deployBatchPlan(ports: DeployBatchPlanPorts, request: DeployRequest): Promise<{ ok: true }> {
  const { projectId, flowId } = request;
  const model = await findModel(ports, request, request.modelVersion);
  const deployment = await openDeployment(ports, { ...request, kind: 'batch' }, model);
  const schedule = deployment.batch?.schedule ?? null;
  const name = scheduleName(projectId, flowId, 'batch');
  if (schedule?.enabled)
    await ports.scheduler.put(
      name,
      { cron: schedule.cron, timezone: schedule.timezone },
      { kind: 'batch', projectId, flowId },
    );
  else await ports.scheduler.remove(name);
  await ports.deployments.update(request, (current) => {
    refuseSuperseded(current, request);
    return {
      ...current,
      state: moveDeployment(current.state, 'in_service'),
      failure: null,
      updatedAt: ports.clock.now(),
    };
  });
  await noteInLedger(ports, request, 'deployed');
  await ports.work.remove({ kind: 'deployment', projectId, id: request.deploymentId });
  return { ok: true };
}
