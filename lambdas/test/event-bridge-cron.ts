/**
 * `cron(...)` of EventBridge Scheduler as its guide describes it, without any cron library: what the code renders is read again by
 * somebody who does not know how it was rendered. Knows what is documented: `*`, `?`, lists, ranges, `start/step`, days SUN-SAT = 1-7.
 */
export interface EventBridgeCron {
  /** Every local minute from a day on that the expression names, as `2026-01-31T06:00`. */
  from: (day: string) => Generator<string>;
  names: (local: string) => boolean;
}

const WEEK_DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const LAST_YEAR = 2199;

export function readEventBridgeCron(expression: string): EventBridgeCron {
  const [minutes, hours, days, months, weekDays, years] = fieldsOf(expression);
  if ((days === '?') === (weekDays === '?')) throw new Error(`${expression} needs exactly one ?, in a day field`);
  const inMinute = numbersOf(minutes, 0, 59);
  const inHour = numbersOf(hours, 0, 23);
  const inDay = days === '?' ? null : numbersOf(days, 1, 31);
  const inMonth = numbersOf(months, 1, 12);
  const inWeek = weekDays === '?' ? null : numbersOf(weekDays, 1, 7);
  const inYear = numbersOf(years, 1970, LAST_YEAR);

  const namesDay = (day: Date) =>
    inYear.has(day.getUTCFullYear()) &&
    inMonth.has(day.getUTCMonth() + 1) &&
    (inDay === null || inDay.has(day.getUTCDate())) &&
    (inWeek === null || inWeek.has(day.getUTCDay() + 1));
  const inOrder = (numbers: ReadonlySet<number>) => [...numbers].sort((one, other) => one - other);

  function* from(start: string) {
    for (const day = new Date(`${start}Z`); day.getUTCFullYear() <= LAST_YEAR; day.setUTCDate(day.getUTCDate() + 1)) {
      if (!namesDay(day)) continue;
      for (const hour of inOrder(inHour))
        for (const minute of inOrder(inMinute)) yield `${day.toISOString().slice(0, 10)}T${two(hour)}:${two(minute)}`;
    }
  }

  const names = (local: string) => {
    const time = new Date(`${local}Z`);
    return namesDay(time) && inHour.has(time.getUTCHours()) && inMinute.has(time.getUTCMinutes());
  };
  return { from, names };
}

const two = (number: number) => String(number).padStart(2, '0');

function fieldsOf(expression: string): [string, string, string, string, string, string] {
  const [, minutes, hours, days, months, weekDays, years] =
    /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/.exec(expression) ?? [];
  if (!minutes || !hours || !days || !months || !weekDays || !years) throw new Error(`${expression} is no cron(...)`);
  return [minutes, hours, days, months, weekDays, years];
}

function numbersOf(field: string, first: number, last: number): ReadonlySet<number> {
  const found = new Set<number>();
  for (const item of field.split(',')) {
    const [span = '', step = '1'] = item.split('/');
    const [low = '', high] = span.split('-');
    const from = span === '*' ? first : numberOf(low);
    const to = high !== undefined ? numberOf(high) : span === '*' || item.includes('/') ? last : from;
    if (!(from >= first && to <= last && from <= to && Number(step) >= 1)) throw new Error(`${item} of ${field}`);
    for (let number = from; number <= to; number += Number(step)) found.add(number);
  }
  return found;
}

function numberOf(text: string): number {
  const day = WEEK_DAYS.indexOf(text);
  return day >= 0 ? day + 1 : Number(text);
}
