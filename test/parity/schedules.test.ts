import { cronText } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cronCalendar } from '../../lambdas/adapters/cron/calendar.ts';
import { scheduleExpression } from '../../lambdas/adapters/scheduler/schedule-expression.ts';
import { previewSchedule } from '../../lambdas/use-cases/flows/preview-schedule.ts';
import { timetableOf } from '../../local/src/stand-ins/scheduler/expression.ts';

const HOUR = 3_600_000;

/** Both changes of the clocks in 2026; Lord Howe's are of half an hour. */
const CHANGES = {
  'America/New_York': ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'],
  'Europe/Berlin': ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'],
  'Australia/Lord_Howe': ['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z'],
};

function preview(body: { cron: string } | { at: string }, timezone: string, from: Date): string[] {
  const clock = { now: () => from.toISOString() };
  const { times } = previewSchedule({ clock, calendar: cronCalendar(clock) }, { ...body, timezone });
  return times.map(({ at }) => at);
}

/** The moments at which the scheduler fires what it was told. */
function fires(expression: string, timezone: string, from: Date): string[] {
  const timetable = timetableOf(expression, { timezone, start: from });
  const found: string[] = [];
  for (let next = timetable.nextAfter(from); next !== null && found.length < 5; next = timetable.nextAfter(next)) {
    found.push(next.toISOString());
  }
  return found;
}

describe.each(Object.entries(CHANGES))(
  'times shown and times at which the scheduler fires, in %s',
  (timezone, changes) => {
    it.each(changes)('are the same around %s', (change) => {
      const around = fc.integer({ min: -30 * 60, max: 6 * 60 }).map((minutes) => {
        return new Date(Date.parse(change) + minutes * 60_000);
      });
      // Most expressions name few days; of those whose days are free, many fire in the hours that change.
      const cron = fc.oneof(
        cronText,
        cronText.map((text) => text.replace(/ \S+ \S+ \S+$/, ' * * *')),
      );
      fc.assert(
        fc.property(cron, around, (text, from) => {
          const expression = scheduleExpression({ cron: text, timezone });

          expect(preview({ cron: text }, timezone, from)).toEqual(fires(expression, timezone, from));
        }),
      );
    });

    it.each(changes)('are the same for a single start a day or less from %s', (change) => {
      const from = new Date(Date.parse(change) - 48 * HOUR);
      const minutes = fc.integer({ min: -24 * 60, max: 24 * 60 });
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
      fc.assert(
        fc.property(minutes, (distance) => {
          const at = clock.format(Date.parse(change) + distance * 60_000).replace(' ', 'T');
          const expression = scheduleExpression({ at, timezone });

          expect(preview({ at }, timezone, from)).toEqual(fires(expression, timezone, from));
        }),
      );
    });
  },
);
