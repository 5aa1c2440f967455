import type { Comparison } from '@flowi/contracts/package';
import type { Formats } from '../../shared/format/formats.ts';
import type { Texts } from '../../shared/texts/en.ts';

/** How the candidate did against the live model. */
export function comparisonInWords(comparison: Comparison, { run }: Texts, { figure }: Formats): string {
  const { status, reason, metric, candidate, live, liveVersion, gain, interval, rows } = comparison;
  if (status === 'no_live_model') return run.comparison.no_live_model;
  if (status === 'incomparable') return run.comparison.incomparable(reason ?? '');
  if (metric === null || candidate === null || live === null || liveVersion === null) return '';
  const words = run.comparison.compared(metric, figure(candidate), figure(live), liveVersion, rows);
  if (gain === null || interval === null) return words;
  return `${words} ${run.comparison.gain(figure(gain), figure(interval[0]), figure(interval[1]))}`;
}
