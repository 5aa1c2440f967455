import type { Fire, FlowRecord, Notification } from '@flowi/contracts/entities';
import type { Page } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';

/** Runs and notifications that are looked through; a history that goes back further says less than it costs. */
const LOOKED_AT = 200;
/** A start is tried for an hour by the scheduler, and after that some minutes from its queue. */
const MAY_STILL_COME_MS = 70 * 60_000;

export type FirePorts = Pick<Ports, 'runs' | 'notifications' | 'calendar' | 'clock'>;

/**
 * What became of the times of a flow's schedule, newest first: the runs it started, the starts that were refused, and the times since it
 * was switched on of which nothing came.
 */
export async function listFires(ports: FirePorts, flow: FlowRecord, count: number): Promise<Fire[]> {
  const [runs, notices] = await Promise.all([
    ports.runs.list(flow.projectId, flow.flowId, { limit: LOOKED_AT }),
    ports.notifications.ofFlow(flow, { limit: LOOKED_AT }),
  ]);
  const fires = new Map<string, Fire>();
  for (const notice of notices.items) {
    const { start } = notice;
    if (start?.kind === 'run') fires.set(momentOf(start.scheduledFor), refused(momentOf(start.scheduledFor), notice));
  }
  for (const run of runs.items) {
    const scheduledFor = run.trigger.scheduledFor;
    if (scheduledFor !== null) fires.set(momentOf(scheduledFor), started(momentOf(scheduledFor), run));
  }
  // Beyond the oldest record that was looked at, whether nothing came of a time cannot be told.
  const from = [beginOf(runs, ({ createdAt }) => createdAt), beginOf(notices, ({ at }) => at)].sort().at(-1) ?? '';
  for (const scheduledFor of dueTimes(ports, flow, count)) {
    if (scheduledFor > from && !fires.has(scheduledFor)) fires.set(scheduledFor, absent(ports, scheduledFor));
  }
  return [...fires.values()].sort((a, b) => (a.scheduledFor < b.scheduledFor ? 1 : -1)).slice(0, count);
}

/** The last times at which it should have fired while the scheduler had it. */
function dueTimes({ calendar, clock }: FirePorts, { scheduled, once }: FlowRecord, count: number): string[] {
  const now = clock.now();
  const single = once && once.time <= now ? [once.time] : [];
  if (!scheduled) return single;
  return [...calendar.last(scheduled, count, scheduled), ...single];
}

/** When the oldest of the records was written, if there are older ones. */
function beginOf<T>({ items, cursor }: Page<T>, timeOf: (item: T) => string): string {
  const last = items.at(-1);
  return cursor === null || last === undefined ? '' : timeOf(last);
}

function started(scheduledFor: string, { runId, state, decision }: RunRecord): Fire {
  const run = { runId, state, decision: decision?.outcome ?? null };
  return { scheduledFor, outcome: 'started', run, reason: null };
}

function refused(scheduledFor: string, { text, said }: Notification): Fire {
  return { scheduledFor, outcome: 'refused', run: null, reason: text, ...(said && { said }) };
}

function absent({ clock }: Pick<Ports, 'clock'>, scheduledFor: string): Fire {
  const waits = Date.parse(clock.now()) - Date.parse(scheduledFor) < MAY_STILL_COME_MS;
  return { scheduledFor, outcome: waits ? 'waiting' : 'missed', run: null, reason: null };
}

/** Schedulers write seconds, records milliseconds. */
function momentOf(time: string): string {
  return new Date(time).toISOString();
}
