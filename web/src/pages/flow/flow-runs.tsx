import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { RUN_PLAIN, runColumns } from '../../features/runs/run-columns.tsx';
import { flowRunsQuery } from '../../features/runs/run-queries.ts';
import { isSettled } from '../../features/runs/run-state.ts';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { useApi } from '../../shared/api/api.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import { flowTexts } from './texts/index.ts';

const WHILE_RUNNING = 3_000;
const AT_REST = 30_000;
const NARROW = ['started', 'state', 'result', 'duration'];

interface FlowRunsProps {
  projectId: string;
  flowId: string;
}

/** Runs of a flow, newest first. */
export function FlowRuns({ projectId, flowId }: FlowRunsProps): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(flowTexts);
  const runWords = useCatalogue(runsTexts);
  const formats = useFormats();
  const { data, isPending, isLoadingError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      ...flowRunsQuery(useApi(), projectId, flowId),
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ items }) => items.some((run) => !isSettled(run))) ? WHILE_RUNNING : AT_REST,
    });
  const columns = useStacked(
    runColumns(projectId, runWords, formats).filter(({ id }) => id !== 'flow'),
    NARROW,
    RUN_PLAIN,
  );
  if (isLoadingError) return <LoadFailed title={runWords.failedTitle} error={error} onRetry={refetch} />;
  return (
    <Table
      items={data?.pages.flatMap(({ items }) => items) ?? []}
      wrapLines
      trackBy="runId"
      loading={isPending}
      loadingText={texts.common.loading}
      ariaLabels={{ tableLabel: words.runs }}
      columnDefinitions={columns}
      header={<Header>{words.runs}</Header>}
      empty={<EmptyState title={words.emptyTitle}>{words.emptyAdvice}</EmptyState>}
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
