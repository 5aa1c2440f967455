import { cronText } from '@flowi/contracts/flow/testing';
import { Cron } from 'croner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEventBridgeCron } from '../../test/event-bridge-cron.ts';
import { cronCalendar } from '../cron/calendar.ts';
import { scheduleExpression } from './schedule-expression.ts';

const LONGEST = 256;
const anyMoment = fc.date({ min: new Date('2024-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const CHANGES_OF_2026: Readonly<Record<string, readonly string[]>> = {
  'America/New_York': ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'],
  'Europe/Berlin': ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'],
  'Australia/Lord_Howe': ['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z'],
};
const cron = (text: string) => scheduleExpression({ cron: text, timezone: 'UTC' });

describe('schedule expressions', () => {
  it.each([
    ['0 6 * * 1', 'cron(0 6 ? * MON *)'],
    ['0 6 * * *', 'cron(0 6 * * ? *)'],
    ['*/15 8-18 * * 1-5', 'cron(0/15 8-18 ? * MON-FRI *)'],
    ['0 0 1 * *', 'cron(0 0 1 * ? *)'],
    ['0 0 1,15 1-6 *', 'cron(0 0 1,15 1-6 ? *)'],
    ['0 0 * * 0', 'cron(0 0 ? * SUN *)'],
    ['0 0 * * 7', 'cron(0 0 ? * SUN *)'],
    ['0 0 * * 5-7', 'cron(0 0 ? * SUN,FRI-SAT *)'],
    ['0 0 * * sat,mon', 'cron(0 0 ? * MON,SAT *)'],
    ['0 0 * * */2', 'cron(0 0 ? * SUN,TUE,THU,SAT *)'],
    ['0 0 * * 0-7', 'cron(0 0 * * ? *)'],
    ['0-30/10 */7 * jan-dec *', 'cron(0,10,20,30 0/7 * * ? *)'],
    [' 0  0 * * * ', 'cron(0 0 * * ? *)'],
  ])('%s', (text, expected) => {
    expect(cron(text)).toBe(expected);
  });

  it('is a moment for a single start', () => {
    expect(scheduleExpression({ at: '2026-01-31T06:00:00', timezone: 'America/Sao_Paulo' })).toBe(
      'at(2026-01-31T06:00:00)',
    );
  });

  it.each(['0 0 1 * 1', '0 0 * * 5#2', '0 0 L * *'])('refuses %s, which schedulers read differently', (text) => {
    expect(() => cron(text)).toThrowError(expect.objectContaining({ code: 'unsupported' }));
  });

  it('names the same moments in both dialects', () => {
    fc.assert(
      fc.property(cronText, anyMoment, (text, after) => {
        const rendered = readEventBridgeCron(cron(text));
        const unix = new Cron(text, { timezone: 'UTC', paused: true }).nextRuns(20, after);

        const later = rendered.from(after.toISOString().slice(0, 10));
        const moments = later.filter((local) => new Date(`${local}Z`) > after).take(unix.length);
        expect([...moments].map((local) => `${local}:00.000Z`)).toEqual(unix.map((moment) => moment.toISOString()));
        expect(unix).toHaveLength(20);
      }),
    );
  });

  it('never gets too long for the scheduler, however much is listed', () => {
    const some = (first: number, last: number) =>
      fc
        .uniqueArray(fc.integer({ min: first, max: last }), { minLength: 1, maxLength: last - first + 1 })
        .map((numbers) => numbers.join(','));
    const pairs = (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((number) => number % 3 !== 2);
    const longest = [pairs(0, 59), pairs(0, 23), pairs(1, 31), pairs(1, 12)].join(' ');

    expect(cron(`${longest} *`).length).toBeLessThanOrEqual(LONGEST);
    fc.assert(
      fc.property(some(0, 59), some(0, 23), some(1, 28), some(1, 12), (minute, hour, day, month) => {
        expect(cron(`${minute} ${hour} ${day} ${month} *`).length).toBeLessThanOrEqual(LONGEST);
      }),
    );
  });
});

describe('the next moments that people are shown', () => {
  const MINUTE = 60_000;
  const at = (time: string) => ({ now: () => time });

  it('are those of the expression that the scheduler gets', () => {
    const monday = { cron: '0 6 * * 1', timezone: 'America/Sao_Paulo' };

    expect(cronCalendar(at('2026-11-22T12:00:00.000Z')).next(monday, 2)).toEqual([
      '2026-11-23T09:00:00.000Z',
      '2026-11-30T09:00:00.000Z',
    ]);
  });

  it.each([
    ['America/New_York', '2026-03-08T07:00:00Z'],
    ['America/New_York', '2026-11-01T06:00:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ])('skip what clocks in %s leave out and fire once where they go back: %s', (timezone, change) => {
    const from = Date.parse(change) - 4 * 60 * MINUTE;
    const to = from + 8 * 60 * MINUTE;
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' });
    const firstShown = new Map<string, string>();
    for (let time = from; time < to; time += MINUTE) {
      const local = format.format(time).replace(' ', 'T');
      if (!firstShown.has(local)) firstShown.set(local, new Date(time).toISOString());
    }

    fc.assert(
      fc.property(cronText, (text) => {
        const [minute, hour] = text.split(' ');
        const daily = `${minute} ${hour} * * *`;
        const rendered = readEventBridgeCron(cron(daily));
        const expected = [...firstShown].filter(([local]) => rendered.names(local)).map(([, moment]) => moment);

        const calendar = cronCalendar(at(new Date(from - 1).toISOString()));
        const shown = calendar.next({ cron: daily, timezone }, expected.length + 1);
        expect(shown.filter((moment) => Date.parse(moment) < to)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'])(
    'are, once they have come, the last ones: a year in %s with both changes of its clocks',
    (timezone) => {
      const year = { min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true };
      fc.assert(
        fc.property(cronText, fc.date(year), (text, since) => {
          const timing = { cron: text, timezone };
          const ahead = cronCalendar(at(since.toISOString())).next(timing, 20);
          const now = ahead.at(-1) ?? since.toISOString();

          expect(cronCalendar(at(now)).last(timing, 50, { since: since.toISOString() })).toEqual(ahead.toReversed());
          expect(cronCalendar(at(now)).last(timing, 3, { since: since.toISOString() })).toEqual(
            ahead.toReversed().slice(0, 3),
          );
        }),
        { numRuns: 15 },
      );
      fc.assert(
        fc.property(fc.constantFrom(...(CHANGES_OF_2026[timezone] ?? [])), cronText, (change, text) => {
          const [minute, hour] = text.split(' ');
          const timing = { cron: `${minute} ${hour} * * *`, timezone };
          const since = new Date(Date.parse(change) - 4 * 60 * MINUTE).toISOString();
          const until = new Date(Date.parse(change) + 4 * 60 * MINUTE).toISOString();
          const ahead = cronCalendar(at(since))
            .next(timing, 500)
            .filter((moment) => moment <= until);

          expect(cronCalendar(at('2027-06-01T00:00:00Z')).last(timing, 500, { since, until })).toEqual(
            ahead.toReversed(),
          );
        }),
        { numRuns: 20 },
      );
    },
  );

  it('were none of an expression or zone that nobody can read, and one of a single start', () => {
    const calendar = cronCalendar(at('2026-11-22T12:00:00.000Z'));
    const since = '2026-01-01T00:00:00Z';

    expect(calendar.last({ cron: 'L', timezone: 'UTC' }, 5, { since })).toEqual([]);
    expect(calendar.last({ cron: '0 6 * * *', timezone: 'Mars' }, 5, { since })).toEqual([]);
    const once = { at: '2026-11-22T06:00:00', timezone: 'UTC' };
    expect(calendar.last(once, 5, { since })).toEqual(['2026-11-22T06:00:00.000Z']);
    expect(calendar.last({ ...once, at: '2026-11-23T06:00:00' }, 5, { since })).toEqual([]);
  });

  it.each([
    ['2026-03-08T02:30:00', []],
    ['2026-03-08T03:30:00', ['2026-03-08T07:30:00.000Z']],
    ['2026-11-01T01:30:00', ['2026-11-01T05:30:00.000Z']],
    ['2026-01-01T01:30:00', []],
    ['2026-02-30T01:30:00', []],
  ])('of a single start at %s in New York are %j', (local, expected) => {
    const timing = { at: local, timezone: 'America/New_York' };

    expect(cronCalendar(at('2026-02-01T00:00:00.000Z')).next(timing, 1)).toEqual(expected);
  });
});
