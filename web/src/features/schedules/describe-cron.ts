import cronstrue from 'cronstrue';
import 'cronstrue/locales/pt_BR';
import { type Cron, readCron } from '@flowi/contracts/flow/schedule';

/** An expression as a sentence; null for one that Flowi does not take. The sentence says what is written, never when that is. */
export function describeCron(cron: string, locale: string): string | null {
  const reading = readCron(cron);
  if (!reading.ok) return null;
  const spoken = locale.startsWith('pt') ? 'pt_BR' : 'en';
  const { hour, dayOfMonth, dayOfWeek, month } = reading.cron;
  // Without it, a time of every day would be only a time.
  const verbose = hour.length < 24 && dayOfMonth.length === 31 && dayOfWeek.length === 7 && month.length === 12;
  return cronstrue.toString(plainest(reading.cron), { locale: spoken, use24HourTimeFormat: true, verbose });
}

/** The numbers of an expression in the form that the library has the best words for, whatever form they were written in. */
function plainest({ minute, hour, dayOfMonth, month, dayOfWeek }: Cron): string {
  return [
    field(minute, 0, 59),
    field(hour, 0, 23),
    field(dayOfMonth, 1, 31),
    field(month, 1, 12),
    field(dayOfWeek, 0, 6),
  ].join(' ');
}

function field(numbers: readonly number[], first: number, last: number): string {
  const [from = first, second = from] = numbers;
  const step = second - from;
  const even = numbers.length > 2 && numbers.every((number, index) => number === from + index * step);
  const to = numbers.at(-1) ?? from;
  if (!even) return numbers.join(',');
  if (step === 1) return numbers.length === last - first + 1 ? '*' : `${from}-${to}`;
  return from === first && to + step > last ? `*/${step}` : numbers.join(',');
}
