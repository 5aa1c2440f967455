import type { Run } from '@flowi/contracts/entities';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { projectRunsQuery, type RunFilter } from '../../features/runs/project-runs-query.ts';
import { isSettled } from '../../features/runs/run-state.ts';
import { useApi } from '../../shared/api/api.ts';

const PAGE_SIZE = 50;
const WHILE_RUNNING = 3_000;
const AT_REST = 30_000;

/** A page of the runs. */
export interface RunPages {
  readonly items: readonly Run[];
  readonly page: number;
  /** Pages that are known. */
  readonly count: number;
  /** There are more than those. */
  readonly more: boolean;
  readonly loading: boolean;
}

/** Reads as many runs as the page needs, and follows those that go on. */
export function useRunPages(projectId: string, filter: RunFilter, page: number) {
  const query = useInfiniteQuery({
    ...projectRunsQuery(useApi(), projectId, filter, PAGE_SIZE),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((run) => !isSettled(run))) ? WHILE_RUNNING : AT_REST,
  });
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  const short = all.length < page * PAGE_SIZE && hasNextPage;
  useEffect(() => {
    if (short && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [short, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const items = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const pages: RunPages = {
    items,
    page,
    count: Math.ceil(all.length / PAGE_SIZE),
    more: hasNextPage,
    loading: query.isPending || (items.length === 0 && short),
  };
  return { query, pages };
}
