import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleExpression } from './schedule-expression.ts';

const cron = (text: string) => scheduleExpression({ cron: text, timezone: 'UTC' });

describe('schedule expressions', () => {
  it.each([
    ['0 6 * * 1', 'cron(0 6 ? * MON *)'],
    ['0 6 * * *', 'cron(0 6 * * ? *)'],
    ['*/15 8-18 * * 1-5', 'cron(*/15 8-18 ? * MON,TUE,WED,THU,FRI *)'],
    ['0 0 1 * *', 'cron(0 0 1 * ? *)'],
    ['0 0 1,15 1-6 *', 'cron(0 0 1,15 1-6 ? *)'],
    ['0 0 * * 0', 'cron(0 0 ? * SUN *)'],
    ['0 0 * * 7', 'cron(0 0 ? * SUN *)'],
    ['0 0 * * 5-7', 'cron(0 0 ? * FRI,SAT,SUN *)'],
    ['0 0 * * sat,mon', 'cron(0 0 ? * SAT,MON *)'],
    ['0 0 * * */2', 'cron(0 0 ? * SUN,TUE,THU,SAT *)'],
    ['0 0 * * 5#2', 'cron(0 0 ? * 6#2 *)'],
    [' 0  0 * * * ', 'cron(0 0 * * ? *)'],
  ])('%s', (text, expected) => {
    expect(cron(text)).toBe(expected);
  });

  it('is a moment for a single start', () => {
    expect(scheduleExpression({ at: '2026-01-31T06:00:00', timezone: 'America/Sao_Paulo' })).toBe(
      'at(2026-01-31T06:00:00)',
    );
  });

  it('refuses what the scheduler cannot say', () => {
    expect(() => cron('0 0 1 * 1')).toThrowError(expect.objectContaining({ code: 'unsupported' }));
  });

  it('always has six fields and exactly one question mark, in a day field', () => {
    const day = fc.oneof(fc.constant('*'), fc.integer({ min: 1, max: 28 }).map(String));
    const weekDay = fc.oneof(
      fc.integer({ min: 0, max: 7 }).map(String),
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 7 })).map(([a, b]) => `${a}-${b}`),
    );
    const days = fc.oneof(
      day.map((value) => [value, '*']),
      weekDay.map((value) => ['*', value]),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 23 }),
        days,
        (minute, hour, [dayOfMonth, dayOfWeek]) => {
          const fields = cron(`${minute} ${hour} ${dayOfMonth} * ${dayOfWeek}`).slice('cron('.length, -1).split(' ');

          expect(fields).toHaveLength(6);
          expect([fields[2], fields[4]].filter((field) => field === '?')).toHaveLength(1);
          expect(fields.filter((field) => field === '?')).toHaveLength(1);
        },
      ),
    );
  });
});
