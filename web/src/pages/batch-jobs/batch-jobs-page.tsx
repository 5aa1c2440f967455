import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { batchJobsQuery, hasEnded } from '../../features/batches/batch-queries.ts';
import { flowsQuery } from '../../features/flows/flow-queries.ts';
import { useMay } from '../../features/projects/project-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { batchJobColumns } from './batch-job-columns.tsx';
import { StartDialog } from './start-dialog.tsx';
import { batchJobsTexts } from './texts/index.ts';

/** Wide enough for its longest entry. */
const CHOICE_WIDTH = '20rem';

const route = getRouteApi('/projects/$projectId/batch-jobs');

const WHILE_WORKING = 2_000;
const AT_REST = 30_000;
const NARROW = ['started', 'state', 'flow', 'source', 'answered', 'drift'];
const PLAIN = ['state', 'flow'];

/** Scorings of whole tables, newest first. The flow they are of is part of the address. */
export function BatchJobsPage(): ReactNode {
  const { shell, common, roles } = useTexts();
  const words = useCatalogue(batchJobsTexts);
  const { projectId } = route.useParams();
  const { flow } = route.useSearch();
  const [starting, setStarting] = useState(false);
  const may = useMay(projectId, 'editor');
  useTitle(shell.pages.batchJobs);
  useHelp(words.help);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={words.description}
          actions={
            <Button
              variant="primary"
              disabled={!may}
              disabledReason={may ? undefined : common.needsRole(roles.editor)}
              onClick={() => setStarting(true)}
            >
              {words.start}
            </Button>
          }
        >
          {shell.pages.batchJobs}
        </Header>
      }
    >
      <BatchJobTable />
      {starting && <StartDialog projectId={projectId} flow={flow} onClose={() => setStarting(false)} />}
    </ContentLayout>
  );
}

function BatchJobTable(): ReactNode {
  const { common } = useTexts();
  const words = useCatalogue(batchJobsTexts);
  const formats = useFormats();
  const { projectId } = route.useParams();
  const { flow } = route.useSearch();
  const navigate = route.useNavigate();
  const jobs = useInfiniteQuery({
    ...batchJobsQuery(useApi(), projectId, flow),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((job) => !hasEnded(job))) ? WHILE_WORKING : AT_REST,
  });
  const show = (chosen: string | undefined) => void navigate({ search: { flow: chosen }, replace: true });
  const columns = useStacked(batchJobColumns(projectId, words, formats), NARROW, PLAIN);
  if (jobs.isLoadingError)
    return <LoadFailed title={words.failedTitle} error={jobs.error} onRetry={() => void jobs.refetch()} />;
  return (
    <SpaceBetween size="l">
      <StaleNotice query={jobs} />
      <Table
        wrapLines
        items={jobs.data?.pages.flatMap(({ items }) => items) ?? []}
        trackBy="batchJobId"
        loading={jobs.isPending}
        loadingText={common.loading}
        ariaLabels={{ tableLabel: words.list }}
        columnDefinitions={columns}
        header={
          <Header
            actions={
              <Button
                iconName="refresh"
                ariaLabel={common.refresh}
                loading={jobs.isFetching}
                onClick={() => void jobs.refetch()}
              />
            }
          >
            {words.list}
          </Header>
        }
        filter={<FlowChoice projectId={projectId} flow={flow} onChoose={show} />}
        empty={
          flow === undefined ? (
            <EmptyState title={words.emptyTitle}>{words.emptyAdvice}</EmptyState>
          ) : (
            <EmptyState
              title={words.noMatchTitle}
              action={<Button onClick={() => show(undefined)}>{words.clearFilter}</Button>}
            >
              {words.noMatchAdvice(flow)}
            </EmptyState>
          )
        }
        footer={
          jobs.hasNextPage && (
            <Button loading={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
              {common.loadMore}
            </Button>
          )
        }
      />
    </SpaceBetween>
  );
}

interface FlowChoiceProps {
  projectId: string;
  flow: string | undefined;
  onChoose: (flow: string | undefined) => void;
}

function FlowChoice({ projectId, flow, onChoose }: FlowChoiceProps): ReactNode {
  const words = useCatalogue(batchJobsTexts);
  const { data = [] } = useQuery(flowsQuery(useApi(), projectId));
  // A flow that is gone may still be asked for.
  const ids = [...new Set([...data.map(({ flowId }) => flowId), ...(flow === undefined ? [] : [flow])])];
  const options = [{ value: '', label: words.anyFlow }, ...ids.toSorted().map((value) => ({ value, label: value }))];
  return (
    <div style={{ maxInlineSize: CHOICE_WIDTH }}>
      <Select
        ariaLabel={words.flow}
        filteringType="auto"
        options={options}
        selectedOption={options.find(({ value }) => value === (flow ?? '')) ?? null}
        onChange={({ detail }) => onChoose(detail.selectedOption.value || undefined)}
      />
    </div>
  );
}
