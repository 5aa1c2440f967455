import type { Client } from '@flowi/contracts/client';
import { RUN_STATES, type Run } from '@flowi/contracts/entities';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { readWords } from '../../shared/search-values.ts';

/** Which runs of a project are meant, as addresses name them. */
export interface RunFilter {
  readonly flow?: string | undefined;
  readonly state?: Run['state'] | undefined;
  readonly trigger?: Run['trigger']['kind'] | undefined;
}

export const TRIGGERS = ['manual', 'schedule'] as const;

/** Takes a filter from an address, and nothing else. */
export function readRunFilter({ flow, state, trigger }: Record<string, unknown>): RunFilter {
  return {
    flow: readWords(flow),
    state: RUN_STATES.find((one) => one === state),
    trigger: TRIGGERS.find((one) => one === trigger),
  };
}

/** What the API is asked for by a filter. */
export function queryOf({ flow, state, trigger }: RunFilter) {
  return { flowId: flow, state, trigger };
}

/** Runs of a project, newest first, some at a time. */
export function projectRunsQuery(api: Client, projectId: string, filter: RunFilter, limit: number) {
  return infiniteQueryOptions({
    queryKey: ['runs', projectId, 'list', filter, limit],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.runs.list({
        params: { projectId },
        query: { ...queryOf(filter), limit, ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: ({ cursor }) => cursor,
  });
}
