import { deploymentIdOf, type FlowRecord, type LedgerEntry } from '@flowi/contracts/entities';
import type { DeployRequest } from '@flowi/contracts/events';
import { RELEASE_SAYINGS, together } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import { servedVersion } from './aftermath.ts';

/** Writes into the ledger that a deployment came, did not come, or went; once per request, since steps may be repeated. */
export async function noteInLedger(
  ports: Pick<Ports, 'ledger' | 'clock'>,
  request: DeployRequest,
  action: 'deployed' | 'deploy_failed' | 'undeployed',
): Promise<void> {
  const entries = await ports.ledger.all(request);
  const because = reasonOf(request);
  const { reason } = because;
  const last = entries.findLast((entry) => entry.deploymentId === request.deploymentId);
  if (last !== undefined && isSame(last, { action, version: request.modelVersion, reason, by: request.by })) return;
  await ports.ledger.append(request, (flow) => ({
    flow: action === 'undeployed' ? withoutItsDrift(flow, request) : flow,
    entry: {
      projectId: request.projectId,
      flowId: request.flowId,
      action,
      version: request.modelVersion,
      previousVersion: servedVersion(entries, request.deploymentId),
      deploymentId: request.deploymentId,
      runId: null,
      by: request.by,
      ...because,
      at: ports.clock.now(),
    },
  }));
}

/** Of an endpoint that is gone there is no traffic to judge. */
function withoutItsDrift(flow: FlowRecord, { deploymentId, flowId }: DeployRequest): FlowRecord {
  const isOfTraffic = deploymentId === deploymentIdOf(flowId, 'online') && flow.drift?.subject === 'online';
  return isOfTraffic ? { ...flow, drift: null } : flow;
}

/** As it was given, or which request it was; of machines that were started before, the sentences may be missing or none. */
function reasonOf({ reason, said = [], requestId }: DeployRequest): Pick<LedgerEntry, 'reason' | 'said'> {
  if (reason === '') return together([RELEASE_SAYINGS.say('release.request', { request: requestId })]);
  return said.length === 0 ? { reason } : { reason, said };
}

function isSame(entry: LedgerEntry, wanted: Pick<LedgerEntry, 'action' | 'version' | 'reason' | 'by'>): boolean {
  return (
    entry.action === wanted.action &&
    entry.version === wanted.version &&
    entry.reason === wanted.reason &&
    entry.by === wanted.by
  );
}
