import { allPages, type Client } from '@flowi/contracts/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

const PAGE = 50;

/** Model versions of a flow, newest first, a page at a time. */
export function modelsQuery(api: Client, projectId: string, flowId: string) {
  return infiniteQueryOptions({
    queryKey: ['models', projectId, flowId],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.models.list({
        params: { projectId, flowId },
        query: { limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: ({ cursor }) => cursor,
  });
}

/** A model version with what its package says of it. All but whether it is live never changes. */
export function modelQuery(api: Client, projectId: string, flowId: string, version: number) {
  return queryOptions({
    queryKey: ['models', projectId, flowId, 'version', version],
    queryFn: () => api.models.get({ params: { projectId, flowId, version } }),
    staleTime: 30_000,
  });
}

/** All releases of a flow, oldest first. */
export function ledgerQuery(api: Client, projectId: string, flowId: string) {
  return queryOptions({
    queryKey: ['ledger', projectId, flowId],
    queryFn: () =>
      allPages((cursor) => api.models.ledger({ params: { projectId, flowId }, query: { limit: 500, cursor } })),
  });
}
