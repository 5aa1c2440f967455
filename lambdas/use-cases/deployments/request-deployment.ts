import { type Deployment, deploymentIdOf, type ModelVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { DeployRequest } from '@flowi/contracts/events';
import { sayProblem } from '@flowi/contracts/sayings';
import { endpointName } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { refuseOverlap } from '../batch/destination.ts';
import { liveModel } from '../models/get-model.ts';
import { found } from '../support/found.ts';
import { noteWork, type StartPorts, startWork } from '../support/start-work.ts';
import { moveDeployment } from '../support/transition.ts';
import { follow } from './superseded.ts';

export interface WantedDeployment extends FlowKey {
  readonly kind: 'online' | 'batch';
  /** The live version when left out. */
  readonly version?: number | undefined;
  readonly reason: string;
  /** The sentences of the reason, where no person wrote it. */
  readonly said?: DeployRequest['said'];
  /** Makes a repeated request the same one. */
  readonly requestId?: string;
}

export type RequestDeploymentPorts = Pick<
  Ports,
  'flows' | 'flowVersions' | 'models' | 'deployments' | 'ids' | 'settings'
> &
  StartPorts;

/** Notes what is wanted and starts the state machine that brings the deployment there. */
export async function requestDeployment(
  ports: RequestDeploymentPorts,
  caller: Caller,
  wanted: WantedDeployment,
): Promise<Deployment> {
  const claim = { requestId: wanted.requestId ?? ports.ids.next(), requestedAt: ports.clock.now() };
  const model = await liveModel(ports, wanted, wanted.version);
  const deployment = await openDeployment(ports, { ...wanted, ...claim }, model);
  const request: DeployRequest = {
    projectId: wanted.projectId,
    flowId: wanted.flowId,
    deploymentId: deployment.deploymentId,
    modelVersion: deployment.modelVersion,
    by: caller.userId,
    reason: wanted.reason,
    ...(wanted.said && { said: wanted.said }),
    ...claim,
  };
  const work = await noteWork(ports, {
    kind: 'deployment',
    projectId: wanted.projectId,
    id: deployment.deploymentId,
    attempt: 1,
    machine: wanted.kind === 'online' ? 'DeployApi' : 'DeployBatch',
    requestId: `${deployment.deploymentId}-${request.requestId}`,
    input: request,
  });
  await startWork(ports, work);
  return deployment;
}

/** A request as the deployment that follows it keeps it. */
type Claimed = WantedDeployment & Pick<DeployRequest, 'requestId' | 'requestedAt'>;

/** The deployment as it is wanted: new, or on its way to another model version. @throws FlowiError conflict when something newer is wanted */
export async function openDeployment(
  ports: Pick<Ports, 'flowVersions' | 'deployments' | 'clock' | 'settings'>,
  wanted: Claimed,
  model: ModelVersion,
): Promise<Deployment> {
  const fresh = await newDeployment(ports, wanted, model);
  if (await ports.deployments.insert(fresh)) return fresh;
  return ports.deployments.update(fresh, (current) => {
    const claim = follow(current, { ...wanted, modelVersion: model.version });
    if (current.state === 'in_service' && current.requestId === wanted.requestId) return current;
    if (current.state === 'deleting') {
      throw new FlowiError('conflict', sayProblem('deployment.leaving', { deployment: current.deploymentId }));
    }
    const again = current.state === 'deleted' ? 'creating' : current.state === 'creating' ? 'creating' : 'updating';
    return { ...fresh, ...claim, state: moveDeployment(current.state, again), createdAt: current.createdAt };
  });
}

async function newDeployment(
  ports: Pick<Ports, 'flowVersions' | 'clock' | 'settings'>,
  { projectId, flowId, kind, requestId, requestedAt }: Claimed,
  model: { version: number; flowVersion: number },
): Promise<Deployment> {
  const { document } = found(
    await ports.flowVersions.find({ projectId, flowId, version: model.flowVersion }),
    'absent.flow_version',
    { flow: flowId, version: model.flowVersion },
  );
  const { online, batch } = document.deploy;
  if (kind === 'batch' && batch.source === null) {
    throw new FlowiError('invalid_request', sayProblem('deployment.no_source', { flow: flowId }));
  }
  if (kind === 'batch' && batch.source !== null && batch.destination !== null)
    refuseOverlap(batch.source, batch.destination);
  if (kind === 'online') refuseFargate(online.target, flowId);
  const now = ports.clock.now();
  return {
    projectId,
    deploymentId: deploymentIdOf(flowId, kind),
    flowId,
    kind,
    state: 'creating',
    modelVersion: model.version,
    target: kind === 'online' ? online.target : null,
    endpointName: kind === 'online' ? endpointName(ports.settings.stage, projectId, flowId) : null,
    batch:
      kind === 'batch'
        ? {
            schedule: batch.schedule,
            source: batch.source ?? '',
            destination: batch.destination,
            scores: batch.scores,
          }
        : null,
    failure: null,
    requestId,
    requestedAt,
    createdAt: now,
    updatedAt: now,
  };
}

/** Serving on Fargate is a stack of its own, which is deployed and not called. */
function refuseFargate(target: NonNullable<Deployment['target']>, flowId: string): void {
  if (target !== 'fargate') return;
  throw new FlowiError('unsupported', sayProblem('deployment.fargate', { flow: flowId }));
}
