import type { FlowRecord, ScheduleState } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import { timingOf } from './note-schedule.ts';

export interface ScheduleStanding {
  readonly state: ScheduleState;
  /** The next moments, soonest first. */
  readonly next: readonly string[];
  /** When it would run by itself, whether or not it is switched on. */
  readonly timing: NonNullable<FlowRecord['timing']> | null;
  /** A single start to come. */
  readonly once: NonNullable<FlowRecord['once']> | null;
}

type StandingPorts = Pick<Ports, 'calendar' | 'clock'>;

/**
 * How the schedule of a flow stands.
 *
 * @param lastFire the run that its newest time led to, as it is now; null when there is none
 */
export function scheduleStanding(
  ports: StandingPorts,
  flow: FlowRecord,
  lastFire: Pick<RunRecord, 'state'> | null,
  count: number,
): ScheduleStanding {
  const now = ports.clock.now();
  const timing = latestTiming(flow);
  const once = flow.once && flow.once.time > now ? flow.once : null;
  const recurring = flow.scheduleEnabled && timing !== null ? ports.calendar.next(timing, count) : [];
  const next = [...new Set([...recurring, ...(once === null ? [] : [once.time])])].sort().slice(0, count);
  return { state: stateOf(flow, { timing, next, lastFire }), next, timing, once };
}

function stateOf(
  flow: FlowRecord,
  { timing, next, lastFire }: Pick<ScheduleStanding, 'timing' | 'next'> & { lastFire: Pick<RunRecord, 'state'> | null },
): ScheduleState {
  if (next.length > 0) return isFailing(flow, lastFire) ? 'failing' : 'active';
  if (flow.scheduleEnabled) return 'expired';
  if (timing !== null) return 'paused';
  return flow.once ? 'expired' : 'none';
}

/** Only what fired since it was switched on as it is counts: whoever mends a schedule and switches it on again sees it active. */
function isFailing({ lastFire, scheduled }: FlowRecord, run: Pick<RunRecord, 'state'> | null): boolean {
  if (!lastFire || !scheduled || scheduled.until !== null || lastFire.scheduledFor < scheduled.since) return false;
  return lastFire.runId === null || run?.state === 'failed';
}

/** Of the latest version; records of earlier releases do not say, and what they scheduled is what the draft says or nothing. */
function latestTiming(flow: FlowRecord): ScheduleStanding['timing'] {
  return flow.timing === undefined || flow.latestVersion === 0 ? timingOf(flow.draft.schedule) : flow.timing;
}
