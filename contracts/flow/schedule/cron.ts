import type { Said } from '../../sayings/book.ts';
import { CRON_SAYINGS } from '../../sayings/cron-sayings.ts';

/** What a cron expression names, field by field: the numbers of each, in rising order. Days of the week count from Sunday = 0. */
export interface Cron {
  readonly minute: readonly number[];
  readonly hour: readonly number[];
  readonly dayOfMonth: readonly number[];
  readonly month: readonly number[];
  readonly dayOfWeek: readonly number[];
}

/** What is wrong with an expression: the field, and in words what was given and what is allowed. */
export interface CronProblem extends Said {
  readonly at: string;
}

export type CronReading =
  | { readonly ok: true; readonly cron: Cron }
  | { readonly ok: false; readonly problem: CronProblem };

interface FieldRange {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** Names of the numbers from `first` on; they may stand for them. */
  readonly names: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
export const WEEK_DAYS: readonly string[] = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const SUNDAY_AGAIN = 7;

const DAY_OF_WEEK: FieldRange = { name: 'day-of-week', first: 0, last: 6, names: WEEK_DAYS };
const RANGES: readonly FieldRange[] = [
  { name: 'minute', first: 0, last: 59, names: [] },
  { name: 'hour', first: 0, last: 23, names: [] },
  { name: 'day-of-month', first: 1, last: 31, names: [] },
  { name: 'month', first: 1, last: 12, names: MONTHS },
  DAY_OF_WEEK,
];

const DAYS_OF_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const ITEM = /^(?:(\*)|([0-9]{1,2}|[A-Za-z]{3})(?:-([0-9]{1,2}|[A-Za-z]{3}))?)(?:\/([0-9]{1,2}))?$/;

/**
 * Reads a cron expression of the one dialect that Flowi takes: five fields (minute hour day-of-month month day-of-week) of `*`, numbers,
 * names, ranges that run upwards, steps of `*` or of a range, and lists of these. What schedulers read differently is refused: `L`, `W`,
 * `#`, `?`, steps of a single number, ranges that run backwards, both day fields set. Python judges the same fixtures.
 */
export function readCron(text: string): CronReading {
  const words = text.split(/[ \t]+/).filter((word) => word !== '');
  if (words.length !== RANGES.length) {
    const names = RANGES.map(({ name }) => name).join(' ');
    return refused('fields', CRON_SAYINGS.say('fields', { count: words.length, names }));
  }
  const fields: number[][] = [];
  for (const [index, range] of RANGES.entries()) {
    const given = words[index] ?? '';
    const numbers = readField(range, given);
    if (numbers === null)
      return refused(range.name, CRON_SAYINGS.say('field', { name: range.name, given, ...allowed(range) }));
    fields.push(numbers);
  }
  const [minute = [], hour = [], dayOfMonth = [], month = [], dayOfWeek = []] = fields;
  const [, , days = '', months = '', weekDays = ''] = words;
  if (days !== '*' && weekDays !== '*') {
    return refused('day-of-week', CRON_SAYINGS.say('both_days', { days, weekDays }));
  }
  if (!month.some((number) => (dayOfMonth[0] ?? 0) <= (DAYS_OF_MONTHS[number - 1] ?? 0)))
    return refused('day-of-month', CRON_SAYINGS.say('no_such_day', { days, months }));
  return { ok: true, cron: { minute, hour, dayOfMonth, month, dayOfWeek } };
}

/** The fields in the plainest words, which every cron library reads alike: `*`, or a list of numbers. */
export function plainCron({ minute, hour, dayOfMonth, month, dayOfWeek }: Cron): string {
  return [minute, hour, dayOfMonth, month, dayOfWeek]
    .map((numbers, index) => (numbers.length === sizeOf(RANGES[index] ?? DAY_OF_WEEK) ? '*' : numbers.join(',')))
    .join(' ');
}

/** Whether a local date and time, `2026-01-31T06:00:00`, is one that the expression names. */
export function namesLocalTime(cron: Cron, local: string): boolean {
  const time = new Date(`${local}Z`);
  return (
    time.getUTCSeconds() === 0 &&
    cron.minute.includes(time.getUTCMinutes()) &&
    cron.hour.includes(time.getUTCHours()) &&
    cron.dayOfMonth.includes(time.getUTCDate()) &&
    cron.month.includes(time.getUTCMonth() + 1) &&
    cron.dayOfWeek.includes(time.getUTCDay())
  );
}

function readField(range: FieldRange, text: string): number[] | null {
  const numbers = new Set<number>();
  for (const item of text.split(',')) {
    const found = readItem(range, item);
    if (found === null) return null;
    for (const number of found) numbers.add(number);
  }
  return [...numbers].sort((one, other) => one - other);
}

/** The numbers of one item of a list; null when it cannot be read. */
function readItem(range: FieldRange, item: string): number[] | null {
  const parts = ITEM.exec(item);
  if (parts === null) return null;
  const [, every, low = '', high, steps] = parts;
  const isSingle = every === undefined && high === undefined;
  const from = every === undefined ? numberOf(range, low) : range.first;
  const to = every === undefined ? endOf(range, from, high ?? low) : range.last;
  const step = Number(steps ?? 1);
  if (isSingle && steps !== undefined) return null;
  if (from === null || to === null || from > to || step < 1 || step > sizeOf(range)) return null;
  const numbers: number[] = [];
  for (let number = from; number <= to; number += step) numbers.push(number);
  return range === DAY_OF_WEEK ? numbers.map((number) => number % SUNDAY_AGAIN) : numbers;
}

/** Sunday is 0 and 7; at the end of a range its name means 7, so that FRI-SUN can be written. */
function endOf(range: FieldRange, from: number | null, text: string): number | null {
  const isSunday = range === DAY_OF_WEEK && text.toUpperCase() === WEEK_DAYS[0];
  return isSunday && from !== 0 ? SUNDAY_AGAIN : numberOf(range, text);
}

function numberOf(range: FieldRange, text: string): number | null {
  const { first, last, names } = range;
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return first + named;
  const number = /^[0-9]+$/.test(text) ? Number(text) : -1;
  return number >= first && number <= (range === DAY_OF_WEEK ? SUNDAY_AGAIN : last) ? number : null;
}

function sizeOf({ first, last }: FieldRange): number {
  return last - first + 1;
}

function allowed(range: FieldRange) {
  const { first, last, names } = range;
  const sundayTwice = range === DAY_OF_WEEK;
  return {
    numbers: `${first}-${sundayTwice ? SUNDAY_AGAIN : last}`,
    sundayTwice,
    names: names.length === 0 ? null : `${names[0]}-${names.at(-1)}`,
    example: `${first + 1}-${first + 5}`,
  };
}

function refused(at: string, said: Said): CronReading {
  return { ok: false, problem: { at, ...said } };
}
