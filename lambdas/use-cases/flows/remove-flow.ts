import { deploymentIdOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import { scheduleName } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { hasEnded } from '../support/transition.ts';

const RECENT_RUNS = 100;

/** Deletes a flow that serves nothing and runs nothing, with its schedules. Versions, runs, models and the ledger stay readable. */
export async function removeFlow(
  ports: Pick<Ports, 'flows' | 'runs' | 'deployments' | 'scheduler'>,
  key: FlowKey,
): Promise<void> {
  const { projectId, flowId } = key;
  found(await ports.flows.find(key), 'absent.flow', { flow: flowId });
  for (const kind of ['online', 'batch'] as const) {
    const deployment = await ports.deployments.find({ projectId, deploymentId: deploymentIdOf(flowId, kind) });
    if (deployment !== null && deployment.state !== 'deleted') {
      throw new FlowiError(
        'conflict',
        sayProblem('flow.deployed', { flow: flowId, deployment: deployment.deploymentId }),
      );
    }
  }
  const { items } = await ports.runs.list(projectId, flowId, { limit: RECENT_RUNS });
  const running = items.find((run) => !hasEnded(run.state));
  if (running !== undefined)
    throw new FlowiError(
      'conflict',
      sayProblem('flow.running', { flow: flowId, run: running.runId, state: running.state }),
    );
  await ports.scheduler.remove(scheduleName(projectId, flowId, 'run'));
  await ports.scheduler.remove(scheduleName(projectId, flowId, 'once'));
  await ports.flows.remove(key);
}
