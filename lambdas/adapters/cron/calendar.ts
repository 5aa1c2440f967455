import { Cron } from 'croner';
import type { Calendar } from '../../ports/scheduler.ts';
import type { Clock } from '../../ports/services.ts';

/** Moments of schedules by the time zones of this runtime. */
export function cronCalendar(clock: Clock): Calendar {
  return {
    next(timing, count) {
      const now = new Date(clock.now());
      const pattern = 'cron' in timing ? timing.cron : timing.at;
      try {
        const moments = new Cron(pattern, { timezone: timing.timezone, paused: true }).nextRuns(count, now);
        return moments.map((moment) => moment.toISOString());
      } catch {
        return [];
      }
    },
  };
}
