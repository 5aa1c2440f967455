import type { Comparison } from '@flowi/contracts/package';
import { COMPARISON_SAYINGS } from '@flowi/contracts/sayings';

/** Another version went live meanwhile: what a candidate was compared with is not what it would replace. */
export function overtaken(comparison: Comparison, live: number | null): Comparison {
  const { liveVersion: compared } = comparison;
  const { message, said } = COMPARISON_SAYINGS.say('overtaken', { compared, live });
  return { ...comparison, status: 'incomparable', reason: message, said, liveVersion: live };
}
