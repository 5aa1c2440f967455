import type { Deployment, LedgerEntry } from '@flowi/contracts/entities';

/** The version that is live now; null when none ever was. @param entries of one flow, oldest first */
export function liveVersion(entries: readonly LedgerEntry[]): number | null {
  return entries.findLast(({ action }) => action === 'promoted' || action === 'rolled_back')?.version ?? null;
}

/** What a deployment served before its model; null when that is its first. @param entries of its flow, oldest first */
export function servedBefore(
  entries: readonly LedgerEntry[],
  { deploymentId, modelVersion }: Pick<Deployment, 'deploymentId' | 'modelVersion'>,
): number | null {
  const deployed = entries.filter((one) => one.action === 'deployed' && one.deploymentId === deploymentId);
  return deployed.findLast(({ version }) => version !== modelVersion)?.version ?? null;
}
