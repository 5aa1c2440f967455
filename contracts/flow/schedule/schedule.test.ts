import { readFileSync } from 'node:fs';
import { Cron as CronLibrary } from 'croner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { cronText } from '../testing/index.ts';
import { offsetText, touchedMinutes, zoneChanges } from './clock-changes.ts';
import { namesLocalTime, plainCron, readCron } from './cron.ts';
import { isTimezone, wallClock } from './timezone.ts';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/schedules/${name}.json`, import.meta.url), 'utf8'));

const crons = z
  .array(z.strictObject({ cron: z.string(), plain: z.string().optional(), refused: z.string().optional() }))
  .parse(fixture('crons'));
const zones = z.strictObject({ known: z.array(z.string()), unknown: z.array(z.string()) }).parse(fixture('timezones'));

const anyMoment = fc.date({ min: new Date('2024-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });

describe('a cron expression', () => {
  it.each(crons)('$cron', ({ cron, plain, refused }) => {
    const reading = readCron(cron);

    expect(reading.ok ? { plain: plainCron(reading.cron) } : { refused: reading.problem.at }).toEqual(
      plain === undefined ? { refused } : { plain },
    );
  });

  it.each([
    ['0 6 L * *', /^day-of-month is "L"; allowed are \*, 1-31, ranges .* steps \(\*\/2.* lists/],
    ['0 6 * * 5#2', /^day-of-week is "5#2"; allowed are \*, 0-7 \(Sunday is 0 and 7\), SUN-SAT/],
    ['0 6 1 * 1', /^day-of-month is "1" and day-of-week is "1", .* write \* in one/],
    ['0 0 30 feb *', /^day-of-month is "30" and month is "feb"; there is no such day/],
    ['@daily', /^it has 1 fields; give five: minute hour day-of-month month day-of-week$/],
  ])('%s is refused in words that help', (cron, message) => {
    expect(readCron(cron)).toMatchObject({ ok: false, problem: { message: expect.stringMatching(message) } });
  });

  it('means the same in its own words, in plain words and to the library', () => {
    fc.assert(
      fc.property(cronText, anyMoment, (text, from) => {
        const reading = readCron(text);
        const plain = reading.ok ? plainCron(reading.cron) : reading.problem.message;

        expect(readCron(plain)).toEqual(reading);
        expect(timesOf(plain, from)).toEqual(timesOf(text, from));
      }),
    );
  });

  it('is read or refused, never thrown at', () => {
    const word = fc.string({ unit: fc.constantFrom(...'0123456789*/-,?LW#SUNmon \t'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
        ),
        (text) => {
          const reading = readCron(text);

          expect(reading.ok ? timesOf(plainCron(reading.cron), new Date('2026-01-01')) : [reading.problem]).not.toEqual(
            [],
          );
        },
      ),
    );
  });
});

function timesOf(pattern: string, from: Date): string[] {
  return new CronLibrary(pattern, { timezone: 'UTC', paused: true })
    .nextRuns(20, from)
    .map((time) => time.toISOString());
}

it.each([...zones.known.map((name) => [name, true]), ...zones.unknown.map((name) => [name, false])])(
  'time zone %j: %s',
  (name, known) => {
    expect(isTimezone(String(name))).toBe(known);
  },
);

describe('the clock of a time zone', () => {
  it.each([
    ['America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T01:30:00', false],
    ['America/New_York', '2026-11-01T06:00:00Z', '2026-11-01T01:00:00', true],
    ['America/New_York', '2026-11-01T06:59:59Z', '2026-11-01T01:59:59', true],
    ['America/New_York', '2026-11-01T07:00:00Z', '2026-11-01T02:00:00', false],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08T03:00:00', false],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05T01:30:00', true],
    ['Australia/Lord_Howe', '2026-04-04T15:30:00Z', '2026-04-05T02:00:00', false],
    ['UTC', '2026-11-01T06:00:00Z', '2026-11-01T06:00:00', false],
  ])('in %s at %s shows %s, repeated: %s', (timezone, moment, local, repeated) => {
    const clock = wallClock(timezone);

    expect(clock.at(new Date(moment))).toBe(local);
    expect(clock.isRepeated(new Date(moment))).toBe(repeated);
  });
});

describe('changes of the clocks of a zone', () => {
  const changesIn2026 = (zone: string, most = 5) =>
    zoneChanges(zone, new Date('2026-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z'), most).map((change) => {
      const { skipped, repeated } = touchedMinutes(change);
      const [first, last] = [skipped[0] ?? repeated[0], skipped.at(-1) ?? repeated.at(-1)];
      return [change.at.toISOString(), offsetText(change.before), offsetText(change.after), first, last];
    });

  it.each([
    [
      'America/New_York',
      [
        ['2026-03-08T07:00:00.000Z', '-05:00', '-04:00', '2026-03-08T02:00:00', '2026-03-08T02:59:00'],
        ['2026-11-01T06:00:00.000Z', '-04:00', '-05:00', '2026-11-01T01:00:00', '2026-11-01T01:59:00'],
      ],
    ],
    [
      'Australia/Lord_Howe',
      [
        ['2026-04-04T15:00:00.000Z', '+11:00', '+10:30', '2026-04-05T01:30:00', '2026-04-05T01:59:00'],
        ['2026-10-03T15:30:00.000Z', '+10:30', '+11:00', '2026-10-04T02:00:00', '2026-10-04T02:29:00'],
      ],
    ],
    ['America/Sao_Paulo', []],
  ])('%s', (zone, expected) => {
    expect(changesIn2026(zone)).toEqual(expected);
    expect(changesIn2026(zone, 1)).toEqual(expected.slice(0, 1));
  });
});

it('names the local times at which the library fires in a zone without changes', () => {
  fc.assert(
    fc.property(cronText, anyMoment, (text, from) => {
      const reading = readCron(text);
      const [first = ''] = timesOf(text, from);
      const local = first.slice(0, 19);
      const names = (time: string) => reading.ok && namesLocalTime(reading.cron, time);

      expect(names(local)).toBe(true);
      expect(names(local.replace(/00$/, '30'))).toBe(false);
      const before = new Date(Date.parse(first) - 60_000);
      expect(before > from && names(before.toISOString().slice(0, 19))).toBe(false);
    }),
  );
});
