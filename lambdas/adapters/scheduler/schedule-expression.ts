import { FlowiError } from '@flowi/contracts/errors';
import { type Cron, readCron, WEEK_DAYS } from '@flowi/contracts/flow';
import type { Timing } from '../../ports/scheduler.ts';

/**
 * A schedule in the words of EventBridge Scheduler: `cron(minutes hours day-of-month month day-of-week year)`, or `at(...)`. It numbers
 * the days of the week from Sunday = 1, so that they are written by name, and wants `?` in the day field that says nothing. Only numbers,
 * upward ranges and steps from a number to the end of a field are used: what its guide documents. The longest stays below its 256 characters.
 *
 * @throws FlowiError unsupported for a cron expression outside the dialect that flows take
 */
export function scheduleExpression(timing: Timing): string {
  if ('at' in timing) return `at(${timing.at})`;
  const reading = readCron(timing.cron);
  if (!reading.ok)
    throw new FlowiError('unsupported', `The schedule's cron is "${timing.cron}": ${reading.problem.message}.`);
  const { minute, hour, month } = reading.cron;
  const [monthDays, weekDays] = dayFields(reading.cron);
  return `cron(${field(minute, 0, 59)} ${field(hour, 0, 23)} ${monthDays} ${field(month, 1, 12)} ${weekDays} *)`;
}

function dayFields({ dayOfMonth, dayOfWeek }: Cron): [string, string] {
  if (dayOfWeek.length === WEEK_DAYS.length) return [field(dayOfMonth, 1, 31), '?'];
  return ['?', runs(dayOfWeek, (day) => WEEK_DAYS[day] ?? '')];
}

function field(numbers: readonly number[], first: number, last: number): string {
  if (numbers.length === last - first + 1) return '*';
  return stepped(numbers, last) ?? runs(numbers, String);
}

/** `5/20` for 5, 25, 45: every so many from a number to the end of the field. Null when the numbers are no such row. */
function stepped(numbers: readonly number[], last: number): string | null {
  const [start = 0, second = 0] = numbers;
  const step = second - start;
  const isRow = numbers.length > 2 && step > 1 && numbers.every((number, index) => number === start + index * step);
  return isRow && start + numbers.length * step > last ? `${start}/${step}` : null;
}

/** A list in which neighbours are joined: `0-6,12`. */
function runs(numbers: readonly number[], write: (number: number) => string): string {
  const found: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const open = found.at(-1);
    if (open?.to === number - 1) open.to = number;
    else found.push({ from: number, to: number });
  }
  return found.map(({ from, to }) => (from === to ? write(from) : `${write(from)}-${write(to)}`)).join(',');
}
