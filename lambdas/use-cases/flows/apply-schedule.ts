import type { FlowRecord } from '@flowi/contracts/entities';
import type { Flow } from '@flowi/contracts/flow';
import { scheduleName } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import { timingOf, withScheduled } from './note-schedule.ts';

export type SchedulePorts = Pick<Ports, 'flows' | 'scheduler' | 'clock'>;

/**
 * Brings switch and scheduler in line with a new version. The switch follows the document where the document changed its mind (or has
 * no schedule any more); otherwise it stays as people set it.
 */
export async function applySchedule(
  ports: SchedulePorts,
  flow: FlowRecord,
  before: Flow | null,
  after: Flow,
): Promise<void> {
  const wasOn = before?.schedule?.enabled ?? false;
  const isOn = after.schedule?.enabled ?? false;
  const enabled = after.schedule !== null && (wasOn === isOn ? flow.scheduleEnabled : isOn);
  const sameTiming =
    before?.schedule?.cron === after.schedule?.cron && before?.schedule?.timezone === after.schedule?.timezone;
  if (enabled === flow.scheduleEnabled && (sameTiming || !enabled)) return;
  // What is refused is not noted as switched on.
  await switchSchedule(ports, flow, enabled ? after.schedule : null);
  const timing = enabled ? timingOf(after.schedule) : null;
  await ports.flows.update(flow, (current) => withScheduled(current, timing, ports.clock.now()));
}

/** Makes, replaces or (null) removes the recurring schedule of a flow. */
export async function switchSchedule(
  ports: Pick<Ports, 'scheduler'>,
  flow: Pick<FlowRecord, 'projectId' | 'flowId'>,
  schedule: Flow['schedule'],
): Promise<void> {
  const { projectId, flowId } = flow;
  const name = scheduleName(projectId, flowId, 'run');
  if (schedule === null) return ports.scheduler.remove(name);
  await ports.scheduler.put(
    name,
    { cron: schedule.cron, timezone: schedule.timezone },
    { kind: 'run', projectId, flowId },
  );
}
