import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { deploymentsQuery, isAtRest } from '../../features/deployments/deployment-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { DeploymentTable } from './deployment-table.tsx';
import type { DeploymentsSearch } from './deployments-search.ts';
import { deploymentsTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/deployments');

const WHILE_CHANGING = 3_000;
const AT_REST = 30_000;

/** What serves the flows of a project, each with its state, its model and how its data look. Filters are part of the address. */
export function DeploymentsPage(): ReactNode {
  const { shell } = useTexts();
  const words = useCatalogue(deploymentsTexts);
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const deployments = useQuery({
    ...deploymentsQuery(useApi(), projectId),
    refetchInterval: ({ state }) => (state.data?.every(isAtRest) === false ? WHILE_CHANGING : AT_REST),
  });
  useTitle(shell.pages.deployments);
  useHelp(words.help);

  const show = (change: DeploymentsSearch) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false });
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.description}>
          {shell.pages.deployments}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StaleNotice query={deployments} />
        {deployments.isLoadingError ? (
          <LoadFailed title={words.failedTitle} error={deployments.error} onRetry={() => void deployments.refetch()} />
        ) : (
          <DeploymentTable
            projectId={projectId}
            deployments={deployments.data}
            search={search}
            onShow={show}
            onRefresh={() => void deployments.refetch()}
            refreshing={deployments.isFetching}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
