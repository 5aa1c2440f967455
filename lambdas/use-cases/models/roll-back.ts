import { deploymentIdOf, versionBefore } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { RELEASE_SAYINGS, type Said, sayProblem, together } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import {
  type RequestDeploymentPorts,
  requestDeployment,
  type WantedDeployment,
} from '../deployments/request-deployment.ts';
import { found } from '../support/found.ts';
import { findModel } from './find-model.ts';

export interface WantedRollback extends FlowKey {
  /** The version that was live before, when left out. */
  readonly version?: number | undefined;
  readonly reason: string;
}

type RollbackPorts = Pick<Ports, 'flows' | 'models' | 'ledger'> & RequestDeploymentPorts;

/** Makes an earlier model version live again: ledger and `live` in one step, then the deployments that serve the flow follow. */
export async function rollBack(ports: RollbackPorts, caller: Caller, wanted: WantedRollback) {
  const flow = found(await ports.flows.find(wanted), 'absent.flow', { flow: wanted.flowId });
  const previousVersion = flow.live?.version;
  if (previousVersion === undefined) throw nothing(sayProblem('rollback.none_live', { flow: flow.flowId }));
  const version = wanted.version ?? versionBefore(await ports.ledger.all(flow), previousVersion);
  if (version === null) throw nothing(sayProblem('rollback.first', { flow: flow.flowId, version: previousVersion }));
  if (version === previousVersion) throw nothing(sayProblem('rollback.same', { flow: flow.flowId, version }));
  await findModel(ports, flow, version);
  const because =
    wanted.reason === ''
      ? together([RELEASE_SAYINGS.say('release.rolled_back', { from: previousVersion })])
      : { reason: wanted.reason };
  await ports.ledger.append(wanted, (current) => {
    if (current.live?.version !== previousVersion) {
      throw new FlowiError(
        'conflict',
        sayProblem('rollback.meanwhile', { flow: flow.flowId, version: current.live?.version ?? null }),
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
        ...because,
        at,
      },
    };
  });
  return { version, previousVersion, deploymentId: await redeploy(ports, caller, { ...wanted, ...because, version }) };
}

/** Deployments that stand follow the live model; answers the online one. */
async function redeploy(
  ports: RollbackPorts,
  caller: Caller,
  wanted: FlowKey & Pick<WantedDeployment, 'reason' | 'said'> & { version: number },
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

function nothing(why: Said): FlowiError {
  return new FlowiError('nothing_to_roll_back', why);
}
