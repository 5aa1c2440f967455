import type { FlowRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { isTimezone } from '@flowi/contracts/flow';
import { sayProblem } from '@flowi/contracts/sayings';
import { scheduleName } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { found } from '../support/found.ts';
import { switchSchedule } from './apply-schedule.ts';
import { type FreezePorts, freezeDraft } from './freeze-draft.ts';
import { timingOf, withScheduled } from './note-schedule.ts';

const SHOWN = 5;

export interface WantedSchedule extends FlowKey {
  readonly enabled: boolean;
  /** Local date and time of a single start. */
  readonly at?: string | undefined;
  readonly timezone?: string | undefined;
}

export type SetSchedulePorts = FreezePorts & Pick<Ports, 'calendar'>;

/** Switches the recurring schedule on or off, or plans a single start. Off takes a planned single start back as well. */
export async function setSchedule(
  ports: SetSchedulePorts,
  caller: Caller,
  wanted: WantedSchedule,
): Promise<{ enabled: boolean; next: string[] }> {
  const flow = found(await ports.flows.find(wanted), 'absent.flow', { flow: wanted.flowId });
  if (!wanted.enabled && wanted.at !== undefined) return takeBack(ports, flow, wanted.at);
  if (!wanted.enabled) {
    await ports.flows.update(wanted, (current) => ({
      ...withScheduled(current, null, ports.clock.now()),
      once: takenBack(current.once, ports.clock.now()),
    }));
    await switchSchedule(ports, flow, null);
    await ports.scheduler.remove(scheduleName(flow.projectId, flow.flowId, 'once'));
    return { enabled: false, next: [] };
  }
  if (wanted.at !== undefined) return { enabled: true, next: await planOnce(ports, caller, wanted, wanted.at) };
  const latest =
    flow.latestVersion === 0
      ? await freezeDraft(ports, caller, wanted)
      : await ports.flowVersions.find({ ...wanted, version: flow.latestVersion });
  const schedule = latest?.document.schedule ?? null;
  if (schedule === null) {
    throw new FlowiError(
      'invalid_request',
      sayProblem('flow.no_schedule', { flow: flow.flowId, version: latest?.version ?? null }),
    );
  }
  await switchSchedule(ports, flow, schedule);
  await ports.flows.update(wanted, (current) => withScheduled(current, timingOf(schedule), ports.clock.now()));
  return { enabled: true, next: ports.calendar.next(schedule, SHOWN) };
}

/** Takes a single start back and leaves the recurring schedule alone. */
async function takeBack(
  ports: SetSchedulePorts,
  flow: FlowRecord,
  at: string,
): Promise<{ enabled: boolean; next: string[] }> {
  if (flow.once?.at === at) {
    await ports.scheduler.remove(scheduleName(flow.projectId, flow.flowId, 'once'));
    await ports.flows.update(flow, (current) => ({ ...current, once: takenBack(current.once, ports.clock.now()) }));
  }
  const timing = flow.scheduleEnabled ? flow.timing : null;
  return { enabled: flow.scheduleEnabled, next: timing ? ports.calendar.next(timing, SHOWN) : [] };
}

async function planOnce(
  ports: SetSchedulePorts,
  caller: Caller,
  wanted: WantedSchedule,
  at: string,
): Promise<string[]> {
  const timezone = wanted.timezone ?? 'UTC';
  if (!isTimezone(timezone)) {
    throw new FlowiError('invalid_request', sayProblem('time.zone', { timezone }));
  }
  const timing = { at, timezone };
  const next = ports.calendar.next(timing, 1);
  if (next.length === 0) throw new FlowiError('invalid_request', sayProblem('time.over', { at, timezone }));
  const { projectId, flowId } = wanted;
  await freezeDraft(ports, caller, wanted);
  await ports.scheduler.put(scheduleName(projectId, flowId, 'once'), timing, { kind: 'run', projectId, flowId });
  await ports.flows.update(wanted, (current) => ({
    ...current,
    once: next.map((time) => ({ ...timing, time }))[0] ?? null,
  }));
  return next;
}

/** A start that had its time stays known: what became of it is still asked for. */
function takenBack(once: FlowRecord['once'], now: string): FlowRecord['once'] {
  return once && once.time <= now ? once : null;
}
