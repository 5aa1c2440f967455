import * as z from 'zod';
import { Book, sentence } from './book.ts';

const text = z.string();
const number = z.number();

/** What is wrong with a cron expression: clauses without a full stop, since others lead up to them. */
export const CRON_SAYINGS = new Book({
  fields: sentence({ count: number, names: text }, ({ count, names }) => `it has ${count} fields; give five: ${names}`),
  field: sentence(
    {
      name: text.describe('minute, hour, day-of-month, month, day-of-week'),
      given: text,
      numbers: text.describe('First and last, 0-59'),
      sundayTwice: z.boolean(),
      names: text.nullable().describe('JAN-DEC'),
      example: text.describe('A range that is allowed, 1-5'),
    },
    ({ name, given, numbers, sundayTwice, names, example }) =>
      `${name} is "${given}"; allowed are *, ${numbers}${sundayTwice ? ' (Sunday is 0 and 7)' : ''}${names === null ? '' : `, ${names}`}, ranges that run upwards (${example}), steps (*/2, ${example}/2) and lists of these`,
  ),
  both_days: sentence(
    { days: text, weekDays: text },
    ({ days, weekDays }) =>
      `day-of-month is "${days}" and day-of-week is "${weekDays}", which schedulers read differently; write * in one of the two`,
  ),
  no_such_day: sentence(
    { days: text, months: text },
    ({ days, months }) => `day-of-month is "${days}" and month is "${months}"; there is no such day`,
  ),
});
