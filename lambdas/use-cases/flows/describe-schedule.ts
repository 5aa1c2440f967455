import type { FlowSchedule } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { type FirePorts, listFires } from './list-fires.ts';
import { describeTimes } from './preview-schedule.ts';
import { scheduleStanding } from './schedule-state.ts';

const SHOWN_TIMES = 5;

export type DescribeSchedulePorts = Pick<Ports, 'flows'> & FirePorts;

/** How the schedule of a flow stands, when it fires next and what became of its earlier times. */
export async function describeSchedule(
  ports: DescribeSchedulePorts,
  { limit, ...key }: FlowKey & { readonly limit: number },
): Promise<FlowSchedule> {
  const flow = found(await ports.flows.find(key), 'absent.flow', { flow: key.flowId });
  const { projectId, lastFire, latestVersion, scheduled } = flow;
  const [fires, lastRun] = await Promise.all([
    listFires(ports, flow, limit),
    lastFire?.runId ? ports.runs.find({ projectId, runId: lastFire.runId }) : null,
  ]);
  const { state, next, timing, once } = scheduleStanding(ports, flow, lastRun, SHOWN_TIMES);
  const shown = flow.scheduleEnabled && timing !== null ? timing : once;
  return {
    state,
    enabled: flow.scheduleEnabled,
    flowVersion: latestVersion,
    timing: latestVersion === 0 ? null : timing,
    since: scheduled && scheduled.until === null ? scheduled.since : null,
    once,
    preview: shown === null ? { times: [], clockChanges: [] } : describeTimes(ports, shown, next),
    fires,
  };
}
