import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { FlowSummary } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flowsQuery } from '../../features/flows/flow-queries.ts';
import { NewFlowButton } from '../../features/new-flow/new-flow-button.tsx';
import { isSettled } from '../../features/runs/run-state.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { FlowTable } from './flow-table.tsx';
import { flowListTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/flows');

const WHILE_RUNNING_MS = 3_000;
const OTHERWISE_MS = 30_000;

/** True while the last run of a flow changes by itself. */
function isRunning({ lastRun }: FlowSummary): boolean {
  return lastRun !== null && !isSettled(lastRun) && lastRun.state !== 'awaiting_approval';
}

/** The flows of a project, each with its last run, schedule, live model and drift: one answer of the API. Filters and order are part of the address. */
export function FlowListPage(): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(flowListTexts);
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const flows = useQuery({
    ...flowsQuery(useApi(), projectId),
    refetchInterval: ({ state: { data } }) => (data?.some(isRunning) ? WHILE_RUNNING_MS : OTHERWISE_MS),
  });
  useTitle(texts.shell.pages.flows);
  useHelp(words.help);

  const refresh = () => void flows.refetch();
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.description} actions={<NewFlowButton projectId={projectId} />}>
          {texts.shell.pages.flows}
        </Header>
      }
    >
      <StaleNotice query={flows} />
      {flows.isLoadingError ? (
        <LoadFailed title={texts.problems.flowsNotLoaded} error={flows.error} onRetry={refresh} />
      ) : (
        <FlowTable
          projectId={projectId}
          flows={flows.data}
          search={search}
          onSearch={(changed) => void navigate({ search: changed, replace: true })}
          onRefresh={refresh}
          refreshing={flows.isFetching}
        />
      )}
    </ContentLayout>
  );
}
