import fc from 'fast-check';
import { WEEK_DAYS } from '../schedule/cron.ts';

const MONTHS = ['jan', 'Feb', 'MAR', 'apr', 'MAY', 'Jun', 'jul', 'aug', 'sep', 'oct', 'NOV', 'dec'];

/** A field: `*`, or a list of numbers, ranges and steps between two bounds. */
function field(first: number, last: number, names: readonly string[] = []): fc.Arbitrary<string> {
  const number = fc.integer({ min: first, max: last });
  const range = fc.tuple(number, number).map(([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`);
  const step = fc.integer({ min: 1, max: Math.min(last - first, 30) });
  const stepped = fc.tuple(fc.oneof(fc.constant('*'), range), step).map(([span, size]) => `${span}/${size}`);
  const plain = number.map(String);
  const item = fc.oneof(plain, range, stepped, ...(names.length === 0 ? [] : [fc.constantFrom(...names)]));
  const list = fc.array(item, { minLength: 1, maxLength: 4 }).map((items) => items.join(','));
  return fc.oneof(fc.constant('*'), list);
}

const anyDay = field(1, 31);
const earlyDay = field(1, 28);
const month = field(1, 12, MONTHS);
const weekDay = field(0, 7, WEEK_DAYS);

/** Day of month, month and day of week, of which one day field is `*` and a day comes up every year or every fourth. */
const days = fc.oneof(
  fc.tuple(anyDay, fc.constant('*'), fc.constant('*')),
  fc.tuple(earlyDay, month, fc.constant('*')),
  fc.tuple(fc.constant('*'), month, weekDay),
);

/** Cron expressions of the dialect that flows take. */
export const cronText: fc.Arbitrary<string> = fc
  .tuple(field(0, 59), field(0, 23), days)
  .map(([minute, hour, [dayOfMonth, ofMonth, dayOfWeek]]) => `${minute} ${hour} ${dayOfMonth} ${ofMonth} ${dayOfWeek}`);
