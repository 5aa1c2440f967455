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
    last(timing, count, { since, until }) {
      try {
        const span = { after: new Date(since), until: new Date(until ?? clock.now()), count };
        return momentsBefore(timing, span).map((moment) => moment.toISOString());
      } catch {
        return [];
      }
    },
  };
}

function momentsOf(timing: Timing, after: Date, count: number): Date[] {
  return 'at' in timing ? once(timing, after) : recurring(timing, after, count);
}

interface Span {
  readonly after: Date;
  readonly until: Date;
  readonly count: number;
}

/** Backwards, moment by moment: a schedule of every minute that was on for years has too many to go through from its first. */
function momentsBefore(timing: Timing, { after, until, count }: Span): Date[] {
  if ('at' in timing) return once(timing, after).filter((moment) => moment <= until);
  const { pattern, isMoment } = patternOf(timing);
  const moments: Date[] = [];
  // The library looks before its reference, and a moment that is now has come.
  let [earlier] = pattern.previousRuns(1, new Date(until.getTime() + 1));
  while (earlier !== undefined && earlier > after && moments.length < count) {
    if (isMoment(earlier)) moments.push(earlier);
    [earlier] = pattern.previousRuns(1, earlier);
  }
  return moments;
}

function once({ at, timezone }: Extract<Timing, { at: string }>, after: Date): Date[] {
  const moment = new Cron(at, { timezone, paused: true }).nextRun(after);
  return moment !== null && wallClock(timezone).at(moment) === at ? [moment] : [];
}

function recurring(timing: Extract<Timing, { cron: string }>, after: Date, count: number): Date[] {
  const { pattern, isMoment } = patternOf(timing);
  const moments: Date[] = [];
  for (let next = pattern.nextRun(after); next !== null && moments.length < count; next = pattern.nextRun(next)) {
    if (isMoment(next)) moments.push(next);
  }
  return moments;
}

function patternOf({ cron, timezone }: Extract<Timing, { cron: string }>) {
  const reading = readCron(cron);
  if (!reading.ok) throw new RangeError(reading.problem.message);
  const pattern = new Cron(plainCron(reading.cron), { timezone, paused: true });
  const { isRepeated } = wallClock(timezone);
  // The library moves a local time that does not exist to one that the pattern does not name.
  return { pattern, isMoment: (moment: Date) => pattern.match(moment) && !isRepeated(moment) };
}
