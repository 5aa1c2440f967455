import { perLocale } from '../../shared/format/per-locale.ts';
import { useLocale } from '../../shared/texts/catalogue.ts';

export interface LocalTimes {
  /** `2026-01-31T06:00:00`, the clock of any zone, as the reader writes it, with the day of the week. */
  local: (local: string) => string;
  /** A moment on the clock of this browser, with the day of the week. */
  here: (iso: string) => string;
  /** Names of the days of the week from Sunday on. */
  weekDays: readonly string[];
}

function makeLocalTimes(locale: string): LocalTimes {
  const shape = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  const local = new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC' });
  const here = new Intl.DateTimeFormat(locale, shape);
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // The 4th of January 2026 was a Sunday.
  const weekDays = Array.from({ length: 7 }, (_, index) => day.format(Date.UTC(2026, 0, 4 + index)));
  return {
    local: (text) => local.format(new Date(`${text}Z`)),
    here: (iso) => here.format(new Date(iso)),
    weekDays,
  };
}

const localTimesOf = perLocale(makeLocalTimes);

export function useLocalTimes(): LocalTimes {
  return localTimesOf(useLocale());
}
