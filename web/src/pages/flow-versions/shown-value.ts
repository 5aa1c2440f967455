import { gateSchema, scheduleSchema, searchSchema, valuesSchema } from '@flowi/contracts/flow';
import type { VersionsTexts } from './texts/en.ts';

/** What stood in one place of a flow: in words, as it was written there, or as a schedule, whose words are fetched. */
export type Shown =
  | { readonly as: 'words'; readonly text: string }
  | { readonly as: 'written'; readonly text: string }
  | { readonly as: 'cron'; readonly cron: string }
  | { readonly as: 'schedule'; readonly cron: string; readonly timezone: string; readonly enabled: boolean };

/** The language of what is shown. */
export interface Speech {
  readonly words: VersionsTexts;
  readonly figure: (value: number) => string;
}

type Reader = (value: unknown, speech: Speech) => Shown | null;

const inWords = (text: string): Shown => ({ as: 'words', text });

/** One of two words. */
const either =
  (pick: (words: VersionsTexts) => readonly [yes: string, no: string]): Reader =>
  (value, { words }) => {
    const [yes, no] = pick(words);
    return typeof value === 'boolean' ? inWords(value ? yes : no) : null;
  };

/** The word for one of a few values. */
const oneOf =
  (pick: (words: VersionsTexts) => Readonly<Record<string, string>>): Reader =>
  (value, { words }) => {
    const word = typeof value === 'string' ? pick(words)[value] : undefined;
    return word === undefined ? null : inWords(word);
  };

const onOff = either(({ on, off }) => [on, off]);
const yesNo = either(({ yes, no }) => [yes, no]);
const number: Reader = (value, { figure }) => (typeof value === 'number' ? inWords(figure(value)) : null);
const schedule: Reader = (value) => {
  const read = scheduleSchema.safeParse(value);
  return read.success ? { as: 'schedule', ...read.data } : null;
};

/** How a setting is read, by the last part of its path. */
const READERS: Readonly<Record<string, Reader>> = {
  schedule,
  cron: (value) => (typeof value === 'string' ? { as: 'cron', cron: value } : null),
  enabled: onOff,
  provider: oneOf(({ trackers }) => trackers),
  target: oneOf(({ targets }) => targets),
  gate: (value, { words, figure }) => {
    const read = gateSchema.safeParse(value);
    return read.success ? inWords(words.gate(read.data, figure)) : null;
  },
  threshold: (value, speech) => (value === null ? inWords(speech.words.noBound) : number(value, speech)),
  minGain: number,
  mustBeatLive: yesNo,
  approval: yesNo,
  scores: yesNo,
  destination: (value, { words }) => (value === null ? inWords(words.besideData) : null),
};

/** What a setting says; null where it says nothing. @param field its path, e.g. `deploy.gate.threshold` */
export function settingValue(field: string, value: unknown, speech: Speech): Shown | null {
  if (value === undefined) return null;
  const read = READERS[field.split('.').at(-1) ?? '']?.(value, speech);
  return read ?? parameterValue(value, speech);
}

/** What a parameter says; null where it says nothing. */
export function parameterValue(value: unknown, speech: Speech): Shown | null {
  if (value === undefined || value === null) return null;
  return { as: 'written', text: parameterText(value, speech) };
}

/** Several values read as a list, a searched range as a sentence. */
export function parameterText(value: unknown, { words, figure }: Speech): string {
  const several = valuesSchema.safeParse(value);
  if (several.success) return several.data.values.map(plainText).join(', ');
  const searched = searchSchema.safeParse(value);
  if (!searched.success) return plainText(value);
  const { low, high, scale } = searched.data.search;
  return words.search(figure(low), figure(high), scale);
}

/** A list within a list keeps its brackets. */
function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
