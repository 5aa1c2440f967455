import type { StepFunction } from '../functions/step-functions.ts';
import { fromInput, INPUT, jsonata } from '../state-machine/jsonata.ts';
import type { ServiceTask } from '../state-machine/service-task.ts';
import type { Steps } from '../state-machine/steps.ts';

/** The DeployRequest that the execution was started with; one that was noted before requests had a time has none. */
export const REQUEST = {
  ...fromInput('projectId', 'flowId', 'deploymentId', 'modelVersion', 'by', 'reason', 'requestId'),
  said: jsonata(`$exists(${INPUT}.said) ? ${INPUT}.said : []`),
  requestedAt: jsonata(`$exists(${INPUT}.requestedAt) ? ${INPUT}.requestedAt : null`),
};

/** What notifications about a deployment say, but for the kind. */
export const DEPLOYMENT_NOTICE = fromInput('projectId', 'flowId', 'deploymentId');

/** Last state of the machines of deployments: tells that it is done. */
export function notifyDeployment(
  steps: Steps,
  notify: StepFunction,
  kind: 'deployed' | 'endpoint_deleted',
): ServiceTask {
  return steps.step('Notify', { calls: notify, payload: { ...DEPLOYMENT_NOTICE, kind }, output: jsonata(INPUT) });
}
