import { deploymentIdOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { ScheduledStart } from '@flowi/contracts/events';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import { type StartBatchPorts, startBatch } from '../batch/start-batch.ts';
import { derivedId } from '../support/derived-id.ts';
import { found } from '../support/found.ts';
import { type StartVersionPorts, startVersion } from './start-run.ts';

/** Who a scheduled start is attributed to. */
const SCHEDULE = 'schedule';

export type StartScheduledPorts = Pick<Ports, 'deployments'> & StartVersionPorts & StartBatchPorts;

/** Starts what a schedule is for. The id comes from flow and scheduled time, so that a second delivery is the same run or job. */
export async function startScheduled(ports: StartScheduledPorts, start: ScheduledStart): Promise<{ id: string }> {
  const { kind, projectId, flowId, scheduledTime } = start;
  const id = derivedId(ports.ids, SCHEDULE, kind, projectId, flowId, new Date(scheduledTime).toISOString());
  return kind === 'run' ? scheduledRun(ports, start, id) : scheduledBatch(ports, start, id);
}

async function scheduledRun(
  ports: StartScheduledPorts,
  { projectId, flowId, scheduledTime }: ScheduledStart,
  runId: string,
) {
  const flow = found(await ports.flows.find({ projectId, flowId }), 'absent.flow', { flow: flowId });
  if (flow.latestVersion === 0) throw new FlowiError('not_found', sayProblem('flow.never_frozen', { flow: flowId }));
  const trigger = { kind: 'schedule', by: SCHEDULE, scheduledFor: scheduledTime } as const;
  await startVersion(ports, { userId: SCHEDULE }, { projectId, flowId, runId, version: flow.latestVersion, trigger });
  return { id: runId };
}

async function scheduledBatch(ports: StartScheduledPorts, { projectId, flowId }: ScheduledStart, batchJobId: string) {
  const deployment = found(
    await ports.deployments.find({ projectId, deploymentId: deploymentIdOf(flowId, 'batch') }),
    'absent.batch_plan',
    { flow: flowId },
  );
  const { batch, state, modelVersion } = deployment;
  if (batch === null || state === 'deleted' || state === 'deleting')
    throw new FlowiError('not_found', sayProblem('batch.plan_gone', { flow: flowId }));
  await startBatch(ports, {
    projectId,
    flowId,
    batchJobId,
    modelVersion,
    source: batch.source,
    destination: batch.destination,
    ignoreDrift: false,
    scores: batch.scores,
    requestedBy: SCHEDULE,
  });
  return { id: batchJobId };
}
