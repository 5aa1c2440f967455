import { useMemo } from 'react';
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

export function makeFormats(locale: string): Formats {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const hour = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const month = new Intl.DateTimeFormat(locale, { month: '2-digit', year: 'numeric' });
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit' });
  const figure = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  const count = new Intl.NumberFormat(locale);
  const unit = (name: string, digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'narrow',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const [hours, minutes, seconds, tenths] = [unit('hour'), unit('minute'), unit('second'), unit('second', 1)];
  const milliseconds = unit('millisecond');
  const span = (length: number) => {
    const whole = Math.max(0, Math.floor(length));
    if (length < 0.95) return milliseconds.format(Math.max(0, length * 1000));
    if (length < 10) return tenths.format(length);
    if (whole < 60) return seconds.format(whole);
    if (whole < 3600) return `${minutes.format(Math.floor(whole / 60))} ${seconds.format(whole % 60)}`;
    return `${hours.format(Math.floor(whole / 3600))} ${minutes.format(Math.floor((whole % 3600) / 60))}`;
  };
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const sizes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'].map(
    (name) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumSignificantDigits: 3 }),
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

export function useFormats(): Formats {
  const locale = useLocale();
  return useMemo(() => makeFormats(locale), [locale]);
}
