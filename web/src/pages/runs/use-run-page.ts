import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { projectRunsQuery, type RunPage } from '../../features/runs/project-runs-query.ts';
import { isSettled } from '../../features/runs/run-state.ts';
import { useApi } from '../../shared/api/api.ts';
import { RUNS_A_PAGE, type RunsSearch } from './runs-search.ts';

const WHILE_RUNNING = 3_000;
const AT_REST = 30_000;

/** Reads the page of runs that the address names, and that one alone again while runs of it go on. */
export function useRunPage(projectId: string, { page = 1, after, ...filter }: RunsSearch) {
  return useQuery({
    ...projectRunsQuery(useApi(), projectId, filter, { limit: RUNS_A_PAGE, page, after }),
    placeholderData: keepPreviousData,
    // A run that goes on has no figure to be sorted by, and to sort is to read every run.
    refetchInterval: ({ state: { data } }) =>
      data?.sorted === undefined && data?.items.some((run) => !isSettled(run)) ? WHILE_RUNNING : AT_REST,
  });
}

/**
 * Tells where the page begins, once it was counted off for an address that does not say so; what was read is kept for the
 * address that does.
 */
export function useStartOfPage(
  projectId: string,
  { page = 1, after, ...filter }: RunsSearch,
  { data, isPlaceholderData }: UseQueryResult<RunPage>,
  onStart: (after: string) => void,
): void {
  const queries = useQueryClient();
  const api = useApi();
  const start = page === 1 || after !== undefined || isPlaceholderData ? null : (data?.start ?? null);
  useEffect(() => {
    if (start === null) return;
    const { queryKey } = projectRunsQuery(api, projectId, filter, { limit: RUNS_A_PAGE, page, after: start });
    queries.setQueryData(queryKey, data);
    onStart(start);
  });
}
