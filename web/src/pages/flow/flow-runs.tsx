import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { flowRunsQuery } from '../../features/runs/run-queries.ts';
import { isSettled } from '../../features/runs/run-state.ts';
import { useApi } from '../../shared/api/api.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { runColumns } from './run-columns.tsx';

const WHILE_RUNNING = 3_000;
const AT_REST = 30_000;

interface FlowRunsProps {
  projectId: string;
  flowId: string;
}

/** Runs of a flow, newest first. */
export function FlowRuns({ projectId, flowId }: FlowRunsProps): ReactNode {
  const texts = useTexts();
  const formats = useFormats();
  const { data, isPending, isLoadingError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      ...flowRunsQuery(useApi(), projectId, flowId),
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ items }) => items.some((run) => !isSettled(run))) ? WHILE_RUNNING : AT_REST,
    });
  if (isLoadingError) return <LoadFailed title={texts.runs.failedTitle} error={error} onRetry={refetch} />;
  return (
    <Table
      items={data?.pages.flatMap(({ items }) => items) ?? []}
      wrapLines
      trackBy="runId"
      loading={isPending}
      loadingText={texts.common.loading}
      ariaLabels={{ tableLabel: texts.runs.title }}
      columnDefinitions={runColumns(projectId, texts, formats)}
      header={<Header>{texts.runs.title}</Header>}
      empty={<EmptyState title={texts.runs.emptyTitle}>{texts.runs.emptyAdvice}</EmptyState>}
      footer={
        hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {texts.common.loadMore}
          </Button>
        )
      }
    />
  );
}
