import type { Decision } from '@flowi/contracts/entities';
import type { Comparison } from '@flowi/contracts/package';
import type { Formats } from '../../shared/format/formats.ts';
import type { Speaker } from '../../shared/texts/speaker.ts';
import type { RunTexts } from './texts/en.ts';

/** How the candidate did against the live model. */
export function comparisonInWords(
  comparison: Comparison,
  { comparison: words }: RunTexts,
  { figure }: Formats,
  speaker: Speaker,
): string {
  const { status, metric, candidate, live, liveVersion, gain, interval, rows } = comparison;
  if (status === 'no_live_model') return words.no_live_model;
  if (status === 'incomparable') return words.incomparable(speaker.comparison(comparison));
  if (metric === null || candidate === null || live === null || liveVersion === null) return '';
  const compared = words.compared(metric, figure(candidate), figure(live), liveVersion, rows);
  if (gain === null || interval === null) return compared;
  return `${compared} ${words.gain(figure(gain), figure(interval[0]), figure(interval[1]))}`;
}

/** Sentences of a decision that tell how the candidate did against the live model. */
const TELL_THE_COMPARISON: ReadonlySet<string> = new Set(['no_live_model', 'incomparable', 'no_win', 'noise', 'win']);

/** Whether the reason of a decision tells the comparison already. Nobody knows of decisions from before sentences were kept. */
export function tellsComparison({ said = [] }: Pick<Decision, 'said'>): boolean {
  return said.some(({ id }) => TELL_THE_COMPARISON.has(id));
}
