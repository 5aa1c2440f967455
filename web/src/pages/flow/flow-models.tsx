import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { modelsQuery } from '../../features/models/model-queries.ts';
import { modelAddress, runAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { flowTexts } from './texts/index.ts';

interface FlowModelsProps {
  projectId: string;
  flowId: string;
}

/** Model versions of a flow, newest first. */
export function FlowModels({ projectId, flowId }: FlowModelsProps): ReactNode {
  const { common } = useTexts();
  const words = useCatalogue(flowTexts);
  const { figure } = useFormats();
  const models = useInfiniteQuery({ ...modelsQuery(useApi(), projectId, flowId), refetchInterval: 30_000 });
  if (models.isLoadingError)
    return <LoadFailed title={words.modelsFailed} error={models.error} onRetry={() => void models.refetch()} />;
  const { modelColumns: columns } = words;
  return (
    <Table
      wrapLines
      items={models.data?.pages.flatMap(({ items }) => items) ?? []}
      trackBy="version"
      loading={models.isPending}
      loadingText={common.loading}
      ariaLabels={{ tableLabel: words.models }}
      header={<Header>{words.models}</Header>}
      columnDefinitions={[
        {
          id: 'version',
          header: columns.version,
          isRowHeader: true,
          minWidth: 130,
          cell: ({ version, live }) => (
            <>
              <PageLink href={modelAddress(projectId, flowId, version)}>{words.version(version)}</PageLink>{' '}
              {live && <Badge color="green">{words.isLive}</Badge>}
            </>
          ),
        },
        {
          id: 'metrics',
          header: columns.metrics,
          minWidth: 180,
          cell: ({ metrics }) =>
            Object.entries(metrics)
              .map(([name, value]) => `${name} ${figure(value)}`)
              .join(' · '),
        },
        {
          id: 'run',
          header: columns.run,
          cell: ({ runId, trial }) => <PageLink href={runAddress(projectId, runId)}>{words.trial(trial)}</PageLink>,
        },
        { id: 'flowVersion', header: columns.flowVersion, cell: ({ flowVersion }) => flowVersion },
        { id: 'made', header: columns.made, cell: ({ createdAt }) => <Moment at={createdAt} /> },
      ]}
      empty={<EmptyState title={words.noModelsTitle}>{words.noModelsAdvice}</EmptyState>}
      footer={
        models.hasNextPage && (
          <Button loading={models.isFetchingNextPage} onClick={() => void models.fetchNextPage()}>
            {common.loadMore}
          </Button>
        )
      }
    />
  );
}
