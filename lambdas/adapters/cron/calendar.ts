import { plainCron, readCron, wallClock } from '@flowi/contracts/flow';
import { Cron } from 'croner';
import type { Calendar, Timing } from '../../ports/scheduler.ts';
import type { Clock } from '../../ports/services.ts';

/**
 * Moments of schedules by the time zones of this runtime, as EventBridge Scheduler documents them: a local time that clocks going forward
 * leave out is skipped, one that comes twice when they go back fires at the first.
 */
export function cronCalendar(clock: Clock): Calendar {
  return {
    next(timing, count) {
      try {
        return momentsOf(timing, new Date(clock.now()), count).map((moment) => moment.toISOString());
      } catch {
        return [];
      }
    },
  };
}

function momentsOf(timing: Timing, after: Date, count: number): Date[] {
  return 'at' in timing ? once(timing, after) : recurring(timing, after, count);
}

function once({ at, timezone }: Extract<Timing, { at: string }>, after: Date): Date[] {
  const moment = new Cron(at, { timezone, paused: true }).nextRun(after);
  return moment !== null && wallClock(timezone).at(moment) === at ? [moment] : [];
}

function recurring({ cron, timezone }: Extract<Timing, { cron: string }>, after: Date, count: number): Date[] {
  const reading = readCron(cron);
  if (!reading.ok) return [];
  const pattern = new Cron(plainCron(reading.cron), { timezone, paused: true });
  const { isRepeated } = wallClock(timezone);
  const moments: Date[] = [];
  for (let next = pattern.nextRun(after); next !== null && moments.length < count; next = pattern.nextRun(next)) {
    // The library moves a local time that does not exist to one that the pattern does not name.
    if (pattern.match(next) && !isRepeated(next)) moments.push(next);
  }
  return moments;
}
