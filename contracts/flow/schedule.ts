import { Cron } from 'croner';

const CRON_FIELDS = 5;

/** True for a five-field cron expression (minute hour day-of-month month day-of-week) that fires at all. */
export function isCron(text: string): boolean {
  if (text.trim().split(/\s+/).length !== CRON_FIELDS) return false;
  try {
    return new Cron(text.trim(), { paused: true, timezone: 'UTC' }).nextRun() !== null;
  } catch {
    return false;
  }
}

/** True for an IANA time zone that this runtime knows. Bare offsets such as +03:00 are none: schedulers do not take them. */
export function isTimezone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
