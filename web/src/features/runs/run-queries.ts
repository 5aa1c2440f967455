import { allPages, type Client } from '@flowi/contracts/client';
import type { Run } from '@flowi/contracts/entities';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { isSettled } from './run-state.ts';

const PAGE = 50;

/** A run with its live progress. */
export function runQuery(api: Client, projectId: string, runId: string) {
  return {
    queryKey: ['runs', projectId, 'run', runId],
    queryFn: () => api.runs.get({ params: { projectId, runId } }),
    settled: isSettled,
  };
}

/** Trials of a run; they are recorded together when training ends. */
export function trialsQuery(api: Client, { projectId, runId, attempt, state }: Run) {
  return {
    // A new state of the run may bring trials; asking then is all the polling there is to do.
    queryKey: ['runs', projectId, 'run', runId, 'trials', attempt, state],
    queryFn: () =>
      allPages((cursor) => api.runs.trials({ params: { projectId, runId }, query: { limit: 500, cursor } })),
  };
}

/** Runs of one flow, newest first, a page at a time. */
export function flowRunsQuery(api: Client, projectId: string, flowId: string) {
  return infiniteQueryOptions({
    queryKey: ['runs', projectId, 'flow', flowId],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.runs.list({
        params: { projectId },
        query: { flowId, limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: ({ cursor }) => cursor,
  });
}
