const DAY_MS = 86_400_000;

/** True for an IANA time zone that this runtime knows. Bare offsets such as +03:00 are none: schedulers do not take them. */
export function isTimezone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What a clock on the wall of a time zone shows. */
export interface WallClock {
  /** Local date and time to the second, `2026-01-31T06:00:00`. */
  at: (moment: Date) => string;
  /** Milliseconds that it is ahead of UTC. */
  ahead: (moment: Date) => number;
  /**
   * True for a moment whose local time was shown before, in the hour that comes twice when clocks go back. A schedule fires at the first
   * of the two, and not at all at a local time that clocks going forward leave out.
   */
  isRepeated: (moment: Date) => boolean;
}

/** The clock of a time zone. @throws RangeError for a zone that is not known */
export function wallClock(timezone: string): WallClock {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'medium' });
  const at = (moment: Date | number) => format.format(moment).replace(' ', 'T');
  const offset = (time: number) => Date.parse(`${at(time)}Z`) - Math.floor(time / 1000) * 1000;
  return {
    at,
    ahead: (moment) => offset(moment.getTime()),
    isRepeated: (moment) => {
      const time = moment.getTime();
      const before = offset(time - DAY_MS);
      const goneBack = before - offset(time);
      return goneBack > 0 && offset(time - goneBack) === before;
    },
  };
}
