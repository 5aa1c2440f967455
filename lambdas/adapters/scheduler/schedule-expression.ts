import { FlowiError } from '@flowi/contracts/errors';
import type { Timing } from '../../ports/scheduler.ts';

const DAYS: readonly string[] = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/**
 * A schedule in the words of EventBridge Scheduler: `cron(minutes hours day-of-month month day-of-week year)`, or `at(...)`. It numbers
 * the days of the week from 1 (SUN), so that they are written by name, and wants `?` in one of the two day fields.
 *
 * @throws FlowiError unsupported for what it cannot say: both day fields set, where cron means either
 */
export function scheduleExpression(timing: Timing): string {
  if ('at' in timing) return `at(${timing.at})`;
  const [minute = '', hour = '', dayOfMonth = '', month = '', dayOfWeek = ''] = timing.cron.trim().split(/\s+/);
  const [monthDay, weekDay] = dayFields(dayOfMonth, dayOfWeek);
  return `cron(${[minute, hour, monthDay, month, weekDay, '*'].join(' ')})`;
}

function dayFields(dayOfMonth: string, dayOfWeek: string): [string, string] {
  if (isAny(dayOfWeek)) return [isAny(dayOfMonth) ? '*' : dayOfMonth, '?'];
  if (isAny(dayOfMonth)) return ['?', dayOfWeek.split(',').map(weekDays).join(',')];
  throw new FlowiError(
    'unsupported',
    `The cron sets day of month (${dayOfMonth}) and day of week (${dayOfWeek}); schedules take one of them, write * in the other.`,
  );
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

/** One item of the day-of-week field: `1`, `1-5`, `5-7`, `*\/2`, `1-5/2`, `mon`, `5#2`, `5L`. */
function weekDays(item: string): string {
  const [range = '', step] = item.split('/');
  const [from = '', to] = range.split('-');
  if (step !== undefined || to !== undefined) return listDays(from, to, Number(step ?? 1));
  const special = /^(\w+?)(#\d|L)$/i.exec(from);
  if (special?.[1] !== undefined && special[2] !== undefined)
    return `${(dayNumber(special[1]) % 7) + 1}${special[2].toUpperCase()}`;
  return dayName(from);
}

/** Ranges and steps are written out: a range that ends on Sunday would run backwards in the scheduler's numbers. */
function listDays(from: string, to: string | undefined, step: number): string {
  const first = from === '*' ? 0 : dayNumber(from);
  const last = to === undefined ? 6 : dayNumber(to);
  const end = last < first ? last + 7 : last;
  const days: string[] = [];
  for (let day = first; day <= end; day += step) days.push(DAYS[day % 7] ?? '');
  return [...new Set(days)].join(',');
}

function dayName(day: string): string {
  return DAYS[dayNumber(day) % 7] ?? day;
}

function dayNumber(day: string): number {
  const named = DAYS.indexOf(day.slice(0, 3).toUpperCase());
  return named >= 0 ? named : Number(day);
}
