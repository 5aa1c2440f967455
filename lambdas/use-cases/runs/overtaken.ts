import type { Comparison } from '@flowi/contracts/package';

/** Another version went live meanwhile: what a candidate was compared with is not what it would replace. */
export function overtaken(comparison: Comparison, live: number | null): Comparison {
  const { liveVersion: compared } = comparison;
  const trainedAgainst = compared === null ? 'no live model' : `version ${compared}`;
  const reason = `it was compared with ${trainedAgainst}, and version ${live} is live by now. Run it again to compare with that.`;
  return { ...comparison, status: 'incomparable', reason, liveVersion: live };
}
