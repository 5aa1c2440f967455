import type { ColumnProfile } from '@flowi/contracts/entities';
import type { Formats } from '../../shared/format/formats.ts';
import type { DatasetTexts } from './texts/en.ts';

/** A value of a column as a person reads it: whole numbers whole, others with four digits. */
function valueInWords(value: number | string | null, { count, figure }: Formats): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return Number.isSafeInteger(value) ? count(value) : figure(value);
}

/** Smallest and largest value; of texts and of yes or no, which have an order but no range, nothing. */
export function rangeInWords(
  { type, minimum, maximum }: Pick<ColumnProfile, 'type' | 'minimum' | 'maximum'>,
  { range }: DatasetTexts,
  formats: Formats,
): string {
  if (type === 'string' || type === 'boolean' || minimum === null || maximum === null) return '–';
  return range(valueInWords(minimum, formats), valueInWords(maximum, formats));
}

/** The share of a table's rows that a count is. */
export function shareOf(count: number, rows: number): number {
  return rows === 0 ? 0 : count / rows;
}

/** What stands for a column in one figure: its mean, else its most frequent value with its share. */
export function centreInWords(
  { mean, top }: Pick<ColumnProfile, 'mean' | 'top'>,
  rows: number,
  { topShare }: DatasetTexts,
  { figure, share }: Formats,
): string {
  if (mean !== null) return figure(mean);
  const [first] = top;
  return first === undefined ? '–' : topShare(first.value, share(shareOf(first.count, rows)));
}
