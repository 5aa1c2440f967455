import type { ScheduleState } from '@flowi/contracts/entities';
import type { PRESET_KINDS } from '../cron-presets.ts';

type Kind = (typeof PRESET_KINDS)[number] | 'raw';

/** What several pages say of schedules, in English. */
export const en = {
  states: {
    none: 'No schedule',
    active: 'Active',
    paused: 'Paused',
    failing: 'Failing',
    expired: 'Expired',
  } satisfies Record<ScheduleState, string>,
  /** An expression in words, as the library says it. */
  inWords: (words: string) => words,
  /** A time, as the reader's locale writes it. */
  time: (time: string) => time,
  zone: (name: string) => name,
  editor: {
    repeats: 'Repeats',
    repeatsHint: 'A usual rhythm, or an expression of your own.',
    kinds: {
      hourly: 'Every hour',
      daily: 'Every day',
      weekly: 'On days of the week',
      monthly: 'Once a month',
      raw: 'By a cron expression',
    } satisfies Record<Kind, string>,
    minute: 'Minute of the hour',
    time: 'Time',
    timeHint: 'From 00:00 to 23:59.',
    timePlaceholder: 'hh:mm',
    days: 'Days',
    daysHint: 'One at least. All seven are “Every day”.',
    day: (name: string) => name,
    dayOfMonth: 'Day of the month',
    dayHint: 'Months without this day are left out.',
    expression: 'Cron expression',
    expressionHint: 'Minute, hour, day of the month, month, day of the week. Write * in one of the two day fields.',
    kept: 'The choices above cannot say this expression, so it is kept as you wrote it.',
  },
  zones: {
    label: 'Time zone',
    hint: 'The clock that times are read by, summer time included.',
    find: 'Find a time zone',
    none: 'No time zone has this name',
  },
  next: {
    title: 'Next times',
    inZone: (zone: string) => `In ${zone}`,
    here: (zone: string) => `For you, in ${zone}`,
    offset: 'Ahead of UTC',
    ahead: (offset: string) => offset,
    loading: 'Asking when that is',
    failed: 'There is no next time to show',
    none: 'It never fires.',
    mend: 'Mend the schedule to see its next times.',
    changed: 'clocks change before',
    clockChange: (time: string, from: string, to: string) => `Clocks change on ${time}, from UTC${from} to UTC${to}.`,
    skipped: (times: string) => `${times}: this time does not exist then, so the schedule does not fire.`,
    repeated: (times: string) => `${times}: this time comes twice, so the schedule fires at the first one only.`,
    unmoved: 'No time of the schedule is left out or comes twice.',
  },
};

export type SchedulesTexts = typeof en;
