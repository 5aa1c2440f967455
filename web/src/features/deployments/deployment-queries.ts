import { allPages, type Client } from '@flowi/contracts/client';
import { DEPLOYMENT_TRANSITIONS, type Deployment } from '@flowi/contracts/entities';
import { queryOptions } from '@tanstack/react-query';

/** Every endpoint and batch plan of a project. */
export function deploymentsQuery(api: Client, projectId: string) {
  return queryOptions({
    queryKey: ['deployments', projectId],
    queryFn: () => allPages((cursor) => api.deployments.list({ params: { projectId }, query: { limit: 500, cursor } })),
  });
}

export function deploymentQuery(api: Client, projectId: string, deploymentId: string) {
  return {
    queryKey: ['deployments', projectId, deploymentId],
    queryFn: () => api.deployments.get({ params: { projectId, deploymentId } }),
    settled: isAtRest,
  };
}

/** True when nothing is being done to a deployment; it changes again only if somebody asks for it. */
export function isAtRest({ state }: Pick<Deployment, 'state'>): boolean {
  return state === 'in_service' || state === 'failed' || state === 'deleted';
}

/** True when it may be taken down: it is there, and nobody does so already. */
export function isRemovable({ state }: Pick<Deployment, 'state'>): boolean {
  return DEPLOYMENT_TRANSITIONS[state].includes('deleting');
}
