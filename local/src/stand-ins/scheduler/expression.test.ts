import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timetableOf } from './expression.ts';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const MINUTE = 60_000;

function dueTimes(expression: string, timezone: string, from: string, to: string): string[] {
  const timetable = timetableOf(expression, { timezone, start: LONG_AGO });
  const found: string[] = [];
  for (let next = timetable.nextAfter(new Date(from)); next && next < new Date(to); next = timetable.nextAfter(next)) {
    found.push(next.toISOString());
  }
  return found;
}

describe('cron()', () => {
  it.each([
    ['cron(0 6 ? * MON *)', 'America/Sao_Paulo', ['2026-11-23T09:00:00.000Z', '2026-11-30T09:00:00.000Z']],
    ['cron(0 6 ? * 2 *)', 'UTC', ['2026-11-23T06:00:00.000Z', '2026-11-30T06:00:00.000Z']],
    ['cron(30 12 ? * 6L *)', 'UTC', ['2026-11-27T12:30:00.000Z']],
    ['cron(0 12 ? * 3#4 *)', 'UTC', ['2026-11-24T12:00:00.000Z']],
    ['cron(0 0 L * ? *)', 'UTC', ['2026-11-30T00:00:00.000Z']],
    ['cron(0/20 0 25 11 ? 2026)', 'UTC', ['00:00', '00:20', '00:40'].map((time) => `2026-11-25T${time}:00.000Z`)],
    ['cron(0 9 29W * ? *)', 'UTC', ['2026-11-30T09:00:00.000Z']],
    ['cron(0 9 1 1 ? 2031)', 'UTC', []],
  ])('%s in %s', (expression, timezone, expected) => {
    expect(dueTimes(expression, timezone, '2026-11-22T12:00:00Z', '2026-12-01T00:00:00Z')).toEqual(expected);
  });

  it('skips a local time that does not exist and fires once at one that comes twice', () => {
    expect(dueTimes('cron(30 2 * * ? *)', 'America/New_York', '2026-03-07T12:00:00Z', '2026-03-10T00:00:00Z')).toEqual([
      '2026-03-09T06:30:00.000Z',
    ]);
    expect(dueTimes('cron(30 1 * * ? *)', 'America/New_York', '2026-10-31T12:00:00Z', '2026-11-02T00:00:00Z')).toEqual([
      '2026-11-01T05:30:00.000Z',
    ]);
    expect(
      dueTimes('cron(0/30 1 * * ? *)', 'America/New_York', '2026-10-31T12:00:00Z', '2026-11-02T00:00:00Z'),
    ).toEqual(['2026-11-01T05:00:00.000Z', '2026-11-01T05:30:00.000Z']);
  });
});

describe('rate() and at()', () => {
  it('counts a rate from its start, whatever the clocks do', () => {
    const start = new Date('2026-03-07T10:07:30Z');
    const daily = timetableOf('rate(1 day)', { timezone: 'America/New_York', start });

    expect(daily.nextAfter(new Date('2026-03-01T00:00:00Z'))).toEqual(start);
    expect(daily.nextAfter(start)).toEqual(new Date('2026-03-08T10:07:30Z'));
  });

  it('is due once at a local time', () => {
    const inTokyo = timetableOf('at(2026-11-22T23:00:00)', { timezone: 'Asia/Tokyo', start: LONG_AGO });

    expect(inTokyo.nextAfter(LONG_AGO)).toEqual(new Date('2026-11-22T14:00:00Z'));
    expect(inTokyo.nextAfter(new Date('2026-11-22T14:00:00Z'))).toBeNull();
  });

  it('keeps between start and end', () => {
    const options = { timezone: 'UTC', start: new Date('2026-01-02T00:00:00Z'), end: new Date('2026-01-03T00:00:00Z') };
    const noon = timetableOf('cron(0 12 * * ? *)', options);

    expect(noon.nextAfter(LONG_AGO)).toEqual(new Date('2026-01-02T12:00:00Z'));
    expect(noon.nextAfter(new Date('2026-01-02T12:00:00Z'))).toBeNull();
  });
});

it.each([
  ['every 5 minutes', 'UTC', /Invalid Schedule Expression/],
  ['rate(1 minutes)', 'UTC', /Invalid rate/],
  ['rate(5 minute)', 'UTC', /Invalid rate/],
  ['cron(0 6 * * * *)', 'UTC', /exactly one of/],
  ['cron(0 25 * * ? *)', 'UTC', /Invalid cron/],
  ['cron(0 6 * * ?)', 'UTC', /Invalid Schedule Expression/],
  ['rate(5 minutes)', 'Mars/Olympus', /time zone Mars\/Olympus is not known/],
  ['rate(5 minutes)', '+03:00', /time zone/],
])('refuses %s in %s', (expression, timezone, message) => {
  expect(() => timetableOf(expression, { timezone, start: LONG_AGO })).toThrow(message);
});

describe('over clock changes', () => {
  const changes = [
    ['America/New_York', '2026-03-08T07:00:00Z'],
    ['America/New_York', '2026-11-01T06:00:00Z'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ] as const;
  const minutes = fc.oneof(
    fc.integer({ min: 0, max: 59 }).map(String),
    fc.constantFrom('*', '0/15', '5/20', '0,30', '10-14'),
  );
  const hours = fc.oneof(fc.integer({ min: 0, max: 4 }).map(String), fc.constantFrom('*', '0/2', '1-3', '1,2'));

  it.each(changes)('agrees with looking at every minute: %s around %s', (timezone, change) => {
    const from = new Date(Date.parse(change) - 8 * 60 * MINUTE);
    const to = new Date(Date.parse(change) + 8 * 60 * MINUTE);
    const wall = wallClock(timezone, from, to);

    fc.assert(
      fc.property(minutes, hours, (minute, hour) => {
        const found = dueTimes(`cron(${minute} ${hour} * * ? *)`, timezone, from.toISOString(), to.toISOString());

        expect(found).toEqual(expectedTimes(wall, minute, hour));
      }),
      { numRuns: 60 },
    );
  });
});

interface WallMinute {
  instant: string;
  day: string;
  hour: number;
  minute: number;
}

/** Every minute between two instants with what a clock on the wall shows. */
function wallClock(timeZone: string, from: Date, to: Date): WallMinute[] {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  const found: WallMinute[] = [];
  for (let time = from.getTime() + MINUTE; time < to.getTime(); time += MINUTE) {
    const [day = '', clock = ''] = format.format(time).split(', ');
    const [hour, minute] = clock.split(':').map(Number);
    found.push({ instant: new Date(time).toISOString(), day, hour: hour!, minute: minute! });
  }
  return found;
}

/** A local time fires when the wall first shows it, and not again when clocks went back. */
function expectedTimes(wall: readonly WallMinute[], minute: string, hour: string): string[] {
  const seen = new Set<string>();
  return wall
    .filter((now) => {
      const local = `${now.day} ${now.hour}:${now.minute}`;
      return !seen.has(local) && seen.add(local);
    })
    .filter((now) => matches(minute, now.minute) && matches(hour, now.hour))
    .map((now) => now.instant);
}

function matches(field: string, value: number): boolean {
  if (field === '*') return true;
  return field.split(',').some((part) => {
    const [range = '', step] = part.split('/');
    const [low = 0, high] = range.split('-').map(Number);
    if (step !== undefined) return value >= low && (value - low) % Number(step) === 0;
    return value >= low && value <= (high ?? low);
  });
}
