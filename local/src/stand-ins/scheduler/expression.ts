import { isTimezone, wallClock } from '@flowi/contracts/flow';
import { Cron } from 'croner';

/** When a schedule is due. */
export interface Timetable {
  /** First due time after the given one, or null when there is none. */
  nextAfter: (time: Date) => Date | null;
}

/** What the due times depend on besides the expression. */
export interface TimetableOptions {
  timezone: string;
  /** Rates count from here. */
  start: Date;
  end?: Date | undefined;
}

const RATE = /^rate\((\d+) (minute|minutes|hour|hours|day|days)\)$/;
const CRON = /^cron\((\S+ \S+ \S+ \S+ \S+ \S+)\)$/;
const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;
const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Reads an expression of EventBridge Scheduler. Throws a RangeError that says what is wrong with it. */
export function timetableOf(expression: string, options: TimetableOptions): Timetable {
  checkTimezone(options.timezone);
  const rate = RATE.exec(expression);
  if (rate) return bounded(everyPeriod(Number(rate[1]), rate[2] ?? '', options.start), options);
  const cron = CRON.exec(expression);
  if (cron?.[1]) return bounded(cronTimes(cron[1], options.timezone), options);
  const at = AT.exec(expression);
  if (at?.[1]) return once(at[1], options.timezone);
  throw new RangeError(
    `Invalid Schedule Expression ${expression}: give rate(5 minutes), cron(0 6 ? * MON *) or at(2030-01-31T06:00:00)`,
  );
}

/** Whether the expression names a single time. */
export const isOneTime = (expression: string) => AT.test(expression);

function checkTimezone(timezone: string): void {
  if (!isTimezone(timezone))
    throw new RangeError(`The time zone ${timezone} is not known; give a name such as Europe/Berlin`);
}

function bounded(inner: Timetable, options: TimetableOptions): Timetable {
  return {
    nextAfter: (time) => {
      const from = time < options.start ? new Date(options.start.getTime() - 1) : time;
      const next = inner.nextAfter(from);
      return next !== null && options.end !== undefined && next > options.end ? null : next;
    },
  };
}

function everyPeriod(count: number, unit: string, start: Date): Timetable {
  const plural = unit.endsWith('s');
  const name = plural ? unit.slice(0, -1) : unit;
  if (count < 1 || (count === 1) === plural)
    throw new RangeError(`Invalid rate: write rate(1 ${name}) or rate(5 ${name}s)`);
  const period = count * (name === 'minute' ? UNIT_MS.minute : name === 'hour' ? UNIT_MS.hour : UNIT_MS.day);
  return {
    nextAfter: (time) => {
      const passed = Math.floor((time.getTime() - start.getTime()) / period);
      return new Date(start.getTime() + Math.max(0, passed + 1) * period);
    },
  };
}

function once(local: string, timezone: string): Timetable {
  const due = new Cron(local, { timezone, paused: true }).getOnce();
  if (due === null) throw new RangeError(`at(${local}) is not a date and time`);
  return { nextAfter: (time) => (due > time ? due : null) };
}

function cronTimes(fields: string, timezone: string): Timetable {
  const [, , dayOfMonth = '', , dayOfWeek = ''] = fields.split(' ');
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new RangeError(`Invalid cron(${fields}): exactly one of day-of-month and day-of-week is ?`);
  }
  const cron = parseCron(fields, timezone);
  const { isRepeated } = wallClock(timezone);
  return {
    nextAfter: (time) => {
      let next = cron.nextRun(time);
      // A local time that clocks going forward leave out is moved by the library, but skipped by the service; one that comes twice when
      // they go back is invoked once, whatever the pattern.
      while (next !== null && (!cron.match(next) || isRepeated(next))) next = cron.nextRun(next);
      return next;
    },
  };
}

function parseCron(fields: string, timezone: string): Cron {
  try {
    // Week days count from Sunday = 1, and "1/5" means every five from one on.
    return new Cron(`0 ${fields}`, {
      timezone,
      mode: '7-part',
      alternativeWeekdays: true,
      sloppyRanges: true,
      paused: true,
    });
  } catch (cause) {
    throw new RangeError(`Invalid cron(${fields}): ${cause instanceof Error ? cause.message : 'not readable'}`, {
      cause,
    });
  }
}
