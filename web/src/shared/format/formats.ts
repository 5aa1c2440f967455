import { useMemo } from 'react';
import { useLocale } from '../texts/texts.ts';

/** Dates, numbers and spans of time as the reader writes them. */
export interface Formats {
  /** Date and time of an ISO timestamp. */
  moment: (iso: string) => string;
  /** A measured figure: enough digits to tell two models apart. */
  figure: (value: number) => string;
  count: (value: number) => string;
  /** A span of time, in seconds. */
  span: (seconds: number) => string;
}

export function makeFormats(locale: string): Formats {
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
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
  return {
    moment: (iso) => moment.format(new Date(iso)),
    figure: (value) => figure.format(value),
    count: (value) => count.format(value),
    span,
  };
}

export function useFormats(): Formats {
  const locale = useLocale();
  return useMemo(() => makeFormats(locale), [locale]);
}
