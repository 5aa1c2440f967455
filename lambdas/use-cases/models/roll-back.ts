import { deploymentIdOf, versionBefore } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { type RequestDeploymentPorts, requestDeployment } from '../deployments/request-deployment.ts';
import { found } from '../support/found.ts';

export interface WantedRollback extends FlowKey {
  /** The version that was live before, when left out. */
  readonly version?: number | undefined;
  readonly reason: string;
}

type RollbackPorts = Pick<Ports, 'flows' | 'models' | 'ledger'> & RequestDeploymentPorts;

/** Makes an earlier model version live again: ledger and `live` in one step, then the deployments that serve the flow follow. */
export async function rollBack(ports: RollbackPorts, caller: Caller, wanted: WantedRollback) {
  const flow = found(await ports.flows.find(wanted), `flow ${wanted.flowId}`);
  const previousVersion = flow.live?.version;
  if (previousVersion === undefined) throw nothing(`Flow ${flow.flowId} has no live model.`);
  const version = wanted.version ?? versionBefore(await ports.ledger.all(flow), previousVersion);
  if (version === null)
    throw nothing(`Model version ${previousVersion} is the first that was live in flow ${flow.flowId}.`);
  if (version === previousVersion) throw nothing(`Model version ${version} of flow ${flow.flowId} is the live one.`);
  found(await ports.models.find({ ...wanted, version }), `model version ${version} of flow ${flow.flowId}`);
  const reason = wanted.reason === '' ? `Rolled back from version ${previousVersion}.` : wanted.reason;
  await ports.ledger.append(wanted, (current) => {
    if (current.live?.version !== previousVersion) {
      throw new FlowiError(
        'conflict',
        `Version ${current.live?.version} of flow ${flow.flowId} went live meanwhile; look again and try again.`,
      );
    }
    const at = ports.clock.now();
    const { projectId, flowId } = current;
    return {
      flow: { ...current, live: { version, since: at } },
      entry: {
        projectId,
        flowId,
        action: 'rolled_back',
        version,
        previousVersion,
        deploymentId: null,
        runId: null,
        by: caller.userId,
        reason,
        at,
      },
    };
  });
  return { version, previousVersion, deploymentId: await redeploy(ports, caller, { ...wanted, version, reason }) };
}

/** Deployments that stand follow the live model; answers the online one. */
async function redeploy(
  ports: RollbackPorts,
  caller: Caller,
  wanted: FlowKey & { version: number; reason: string },
): Promise<string | null> {
  let online: string | null = null;
  for (const kind of ['online', 'batch'] as const) {
    const deployment = await ports.deployments.find({
      projectId: wanted.projectId,
      deploymentId: deploymentIdOf(wanted.flowId, kind),
    });
    if (deployment === null || deployment.state === 'deleted' || deployment.state === 'deleting') continue;
    await requestDeployment(ports, caller, { ...wanted, kind });
    if (kind === 'online') online = deployment.deploymentId;
  }
  return online;
}

function nothing(why: string): FlowiError {
  return new FlowiError('nothing_to_roll_back', `${why} There is nothing to roll back to.`);
}
