import { isDeepStrictEqual } from 'node:util';
import type { Split } from '@flowi/contracts/package';

const ALL_ROWS = '';

/**
 * What a flow remembers of how its held-out rows are drawn, once a run has succeeded: the rule that the run used, with the thresholds
 * that earlier runs of the same rule set.
 */
export function keptSplit(kept: Split | null, used: Split): Split {
  if (kept === null || !sameRule(kept, used)) return used;
  return { ...used, thresholds: { ...used.thresholds, ...kept.thresholds } };
}

function sameRule(one: Split, other: Split): boolean {
  const rule = ({ thresholds, ...rest }: Split) => ({ ...rest, byClass: !Object.hasOwn(thresholds, ALL_ROWS) });
  return isDeepStrictEqual(rule(one), rule(other));
}
