import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { RunTable } from './run-table.tsx';
import { runsPageTexts } from './texts/index.ts';
import { useRunPages } from './use-run-pages.ts';

const route = getRouteApi('/projects/$projectId/runs');

/** The runs of a project, to be followed and to be chosen for comparison. Filters and page are part of the address. */
export function RunsPage(): ReactNode {
  const { shell } = useTexts();
  const words = useCatalogue(runsPageTexts);
  const runWords = useCatalogue(runsTexts);
  const { projectId } = route.useParams();
  const { page = 1, ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const { query, pages } = useRunPages(projectId, filter, page);
  useTitle(shell.pages.runs);
  useHelp(words.help);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.description}>
          {shell.pages.runs}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StaleNotice query={query} />
        {query.isLoadingError ? (
          <LoadFailed title={runWords.failedTitle} error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <RunTable
            projectId={projectId}
            filter={filter}
            onFilter={(next) => navigate({ search: next, replace: true })}
            pages={pages}
            onPage={(next) => navigate({ search: { ...filter, ...(next > 1 && { page: next }) } })}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
