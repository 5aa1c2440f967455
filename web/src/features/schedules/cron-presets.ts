import { type Cron, readCron } from '@flowi/contracts/flow/schedule';

/** What can be chosen without writing an expression. Days of the week count from Sunday = 0; times are local, `06:30`. */
export type CronPreset =
  | { readonly kind: 'hourly'; readonly minute: number }
  | { readonly kind: 'daily'; readonly time: string }
  | { readonly kind: 'weekly'; readonly days: readonly number[]; readonly time: string }
  | { readonly kind: 'monthly'; readonly day: number; readonly time: string };

export const PRESET_KINDS = ['hourly', 'daily', 'weekly', 'monthly'] as const;

const EVERY = { dayOfMonth: 31, month: 12, dayOfWeek: 7 };
const WORKDAYS = '1,2,3,4,5';
const MIDNIGHT = '00:00';

/** The expression of a preset. */
export function cronOf(preset: CronPreset): string {
  if (preset.kind === 'hourly') return `${preset.minute} * * * *`;
  const [hour = 0, minute = 0] = preset.time.split(':').map(Number);
  const clock = `${minute} ${hour}`;
  if (preset.kind === 'daily') return `${clock} * * *`;
  if (preset.kind === 'monthly') return `${clock} ${preset.day} * *`;
  const days = preset.days.join(',');
  return `${clock} * * ${days === WORKDAYS ? '1-5' : days}`;
}

/** The preset that an expression is, to the letter; null for one that says more, or says it in other words, which stays as it is. */
export function presetOf(text: string): CronPreset | null {
  const reading = readCron(text);
  const preset = reading.ok ? presetFor(reading.cron) : null;
  return preset !== null && cronOf(preset) === text ? preset : null;
}

function presetFor({ minute: [minute, ...otherMinutes], hour, dayOfMonth, month, dayOfWeek }: Cron): CronPreset | null {
  if (minute === undefined || otherMinutes.length > 0 || month.length < EVERY.month) return null;
  const everyDay = dayOfMonth.length === EVERY.dayOfMonth;
  const everyWeekDay = dayOfWeek.length === EVERY.dayOfWeek;
  if (hour.length === 24) return everyDay && everyWeekDay ? { kind: 'hourly', minute } : null;
  const [onlyHour, ...otherHours] = hour;
  if (onlyHour === undefined || otherHours.length > 0) return null;
  const time = [onlyHour, minute].map((value) => String(value).padStart(2, '0')).join(':');
  if (!everyWeekDay) return { kind: 'weekly', days: dayOfWeek, time };
  if (everyDay) return { kind: 'daily', time };
  const [day, ...otherDays] = dayOfMonth;
  return day === undefined || otherDays.length > 0 ? null : { kind: 'monthly', day, time };
}

/** A preset of another kind that keeps what both kinds have. */
export function presetOfKind(kind: CronPreset['kind'], before: CronPreset | null): CronPreset {
  const time = before === null ? '06:00' : before.kind === 'hourly' ? MIDNIGHT : before.time;
  switch (kind) {
    case 'hourly':
      return { kind, minute: 0 };
    case 'daily':
      return { kind, time };
    case 'weekly':
      return { kind, days: [1], time };
    case 'monthly':
      return { kind, day: 1, time };
  }
}
