import { allPages, type Client } from '@flowi/contracts/client';
import { queryOptions } from '@tanstack/react-query';

/** Every flow of a project, without drafts. */
export function flowsQuery(api: Client, projectId: string) {
  return queryOptions({
    queryKey: ['flows', projectId],
    queryFn: () => allPages((cursor) => api.flows.list({ params: { projectId }, query: { limit: 500, cursor } })),
  });
}

export function flowQuery(api: Client, projectId: string, flowId: string) {
  return queryOptions({
    queryKey: ['flows', projectId, flowId],
    queryFn: () => api.flows.get({ params: { projectId, flowId } }),
  });
}

/** A version never changes, so it is fetched once. */
export function flowVersionQuery(api: Client, projectId: string, flowId: string, version: number) {
  return queryOptions({
    queryKey: ['flows', projectId, flowId, 'versions', version],
    queryFn: () => api.flows.getVersion({ params: { projectId, flowId, version } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Every version of a flow, newest first, without documents. */
export function flowVersionsQuery(api: Client, projectId: string, flowId: string) {
  return queryOptions({
    queryKey: ['flows', projectId, flowId, 'versions'],
    queryFn: () =>
      allPages((cursor) => api.flows.versions({ params: { projectId, flowId }, query: { limit: 500, cursor } })),
  });
}
