import type { Deployment } from '@flowi/contracts/entities';
import { CREATED } from './runs.ts';

/** The endpoint of a flow, in service with model version 1. */
export function makeDeployment(change: Partial<Deployment> = {}): Deployment {
  return {
    projectId: 'demo',
    deploymentId: 'iris-online',
    flowId: 'iris',
    kind: 'online',
    state: 'in_service',
    modelVersion: 1,
    target: 'serverless',
    endpointName: 'e',
    batch: null,
    failure: null,
    requestId: 'q1',
    requestedAt: CREATED,
    createdAt: CREATED,
    updatedAt: CREATED,
    ...change,
  };
}
