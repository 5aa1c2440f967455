import type { FlowRecord } from '@flowi/contracts/entities';
import type { Flow } from '@flowi/contracts/flow';
import type { RunRecord } from '../../ports/records.ts';

type Timing = NonNullable<FlowRecord['timing']>;

/** When a schedule fires, without its switch. */
export function timingOf(schedule: Flow['schedule']): Timing | null {
  return schedule === null ? null : { cron: schedule.cron, timezone: schedule.timezone };
}

/** The flow after the scheduler was told to fire like this, or (null) no more. */
export function withScheduled(flow: FlowRecord, timing: Timing | null, now: string): FlowRecord {
  const before = flow.scheduled ?? null;
  const holds = before !== null && before.until === null;
  if (timing === null) {
    return { ...flow, scheduleEnabled: false, scheduled: holds ? { ...before, until: now } : before };
  }
  const same = holds && before.cron === timing.cron && before.timezone === timing.timezone;
  return { ...flow, scheduleEnabled: true, scheduled: same ? before : { ...timing, since: now, until: null } };
}

/** The flow after a run of it was started: the one started last is shown in lists, and so is what became of the schedule's newest time. */
export function withStart(flow: FlowRecord, { runId, createdAt, trigger }: RunRecord): FlowRecord {
  const last = flow.lastRun ?? null;
  const noted = last !== null && last.createdAt > createdAt ? flow : { ...flow, lastRun: { runId, createdAt } };
  return trigger.scheduledFor === null ? noted : withFire(noted, { scheduledFor: trigger.scheduledFor, runId });
}

/** The flow after a time of its schedule led to a run, or to none. */
export function withFire(flow: FlowRecord, fire: NonNullable<FlowRecord['lastFire']>): FlowRecord {
  const last = flow.lastFire ?? null;
  if (last !== null && Date.parse(last.scheduledFor) > Date.parse(fire.scheduledFor)) return flow;
  // A start that came after all takes the place of its refusal, never the other way round.
  const known = last?.runId != null && Date.parse(last.scheduledFor) === Date.parse(fire.scheduledFor);
  return known ? flow : { ...flow, lastFire: fire };
}
