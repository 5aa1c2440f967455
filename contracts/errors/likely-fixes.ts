import fixes from './fixes.json' with { type: 'json' };

/** What is likely to mend a failure: sentences that whoever describes one chooses from; by who says them and why. */
export const LIKELY_FIXES = fixes;

/** What to do after a deployment that did not work out. */
export function redeployFix(flowId: string, kind: 'online' | 'batch'): string {
  const deploy = `flowi deploy ${flowId}${kind === 'batch' ? ' --batch' : ''}`;
  return `Deploy again (${deploy}) or roll back (flowi rollback ${flowId}).`;
}
