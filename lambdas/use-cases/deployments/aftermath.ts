import type { Deployment, LedgerEntry } from '@flowi/contracts/entities';
import { redeployFix } from '@flowi/contracts/errors';
import type { DeployRequest } from '@flowi/contracts/events';
import { type Said, sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';

/** What a failed deployment leaves people with, and what they can do about it. */
export interface Aftermath {
  readonly words: Said;
  readonly fix: string;
}

type Wanted = Pick<DeployRequest, 'projectId' | 'flowId' | 'deploymentId' | 'modelVersion'>;

/** The version that a deployment serves by the ledger; null when nothing. */
export function servedVersion(entries: readonly LedgerEntry[], deploymentId: string): number | null {
  const last = entries.findLast(
    (entry) => entry.deploymentId === deploymentId && (entry.action === 'deployed' || entry.action === 'undeployed'),
  );
  return last?.action === 'deployed' ? last.version : null;
}

/**
 * What is live and what serves after a deployment did not get there; null when the flow is gone.
 *
 * @param step where it failed: once it is to be finished, an endpoint has moved to the new version already
 */
export async function describeAftermath(
  ports: Pick<Ports, 'flows' | 'ledger'>,
  kind: Deployment['kind'],
  { modelVersion, deploymentId, ...key }: Wanted,
  step: string,
): Promise<Aftermath | null> {
  const [flow, entries] = await Promise.all([ports.flows.find(key), ports.ledger.all(key)]);
  if (flow === null) return null;
  const live = flow.live?.version;
  const served = servedVersion(entries, deploymentId);
  return {
    words: sayProblem('aftermath', {
      deployment: deploymentId,
      version: modelVersion,
      moved: step === 'FinishDeployment',
      served,
      live: live ?? null,
    }),
    fix: redeployFix(key.flowId, kind),
  };
}
