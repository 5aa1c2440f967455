import { useLocale } from '../texts/catalogue.ts';

/** Dates, numbers and spans of time as the reader writes them. */
export interface Formats {
  /** Date and time of an ISO timestamp. */
  moment: (iso: string) => string;
  /** A measured figure: enough digits to tell two models apart. */
  figure: (value: number) => string;
  count: (value: number) => string;
  /** A part of a whole, from 0 to 1. */
  share: (value: number) => string;
  /** A size in bytes, in the unit that suits it. */
  bytes: (value: number) => string;
  /** A moment on an axis of time: the hour where the axis is as short as two days, else the day; the month beyond a year. */
  tick: (at: Date, axisMilliseconds: number) => string;
  /** A span of time, in seconds. */
  span: (seconds: number) => string;
}

const TWO_DAYS = 48 * 3_600_000;
const YEAR = 366 * 24 * 3_600_000;

/** Symbols of units are those of every language, after a space that does not break; the narrow form of English leaves it out. */
const TIME_UNITS = { hour: '\u00a0h', minute: '\u00a0min', second: '\u00a0s', millisecond: '\u00a0ms' } as const;

export function makeFormats(locale: string): Formats {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const month = new Intl.DateTimeFormat(locale, { month: '2-digit', year: 'numeric' });
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit' });
  const figure = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  const count = new Intl.NumberFormat(locale);
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const span = (length: number) => {
    const full = Math.max(0, Math.floor(length));
    const inUnit = (value: number, unit: keyof typeof TIME_UNITS) => `${whole.format(value)}${TIME_UNITS[unit]}`;
    if (length <= 0) return inUnit(0, 'second');
    if (length < 0.95) return inUnit(length * 1000, 'millisecond');
    if (length < 10) return `${tenths.format(length)}${TIME_UNITS.second}`;
    if (full < 60) return inUnit(full, 'second');
    if (full < 3600) return `${inUnit(Math.floor(full / 60), 'minute')} ${inUnit(full % 60, 'second')}`;
    return `${inUnit(Math.floor(full / 3600), 'hour')} ${inUnit(Math.floor((full % 3600) / 60), 'minute')}`;
  };
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'].map(
    (unit) =>
      new Intl.NumberFormat(locale, {
        style: 'unit',
        unit,
        // The short form of English knows no plural of bytes.
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumSignificantDigits: 3,
      }),
  );
  const bytes = (value: number) => {
    const step = value < 1 ? 0 : Math.min(sizes.length - 1, Math.floor(Math.log10(value) / 3));
    return sizes[step]?.format(value / 1000 ** step) ?? '';
  };
  return {
    tick: (at, axis) => (axis <= TWO_DAYS ? hour : axis <= YEAR ? day : month).format(at),
    moment: (iso) => moment.format(new Date(iso)),
    figure: (value) => figure.format(value),
    count: (value) => count.format(value),
    share: (value) => share.format(value),
    bytes,
    span,
  };
}

/** Making them takes milliseconds, and every line of a table asks for them. */
const made = new Map<string, Formats>();

export function useFormats(): Formats {
  const locale = useLocale();
  const formats = made.get(locale) ?? makeFormats(locale);
  made.set(locale, formats);
  return formats;
}
