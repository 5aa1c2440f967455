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
