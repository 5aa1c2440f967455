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
import { useRunPage, useStartOfPage } from './use-run-page.ts';

const route = getRouteApi('/projects/$projectId/runs');

/** The runs of a project, to be followed and to be chosen for comparison. The view is part of the address. */
export function RunsPage(): ReactNode {
  const { shell } = useTexts();
  const words = useCatalogue(runsPageTexts);
  const runWords = useCatalogue(runsTexts);
  const { projectId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useRunPage(projectId, search);
  useStartOfPage(projectId, search, query, (after) =>
    navigate({ search: (now) => ({ ...now, after }), replace: true }),
  );
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
            search={search}
            query={query}
            onSearch={(next) => navigate({ search: next, replace: true })}
            onPage={(next) => navigate({ search: (now) => ({ ...now, ...next }) })}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
