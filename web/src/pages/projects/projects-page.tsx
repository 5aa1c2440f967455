import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CreateProject } from '../../features/projects/create-project.tsx';
import { projectsQuery } from '../../features/projects/project-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { NoProject } from './no-project.tsx';
import { ProjectTable } from './project-table.tsx';
import { projectsTexts } from './texts/index.ts';

const route = getRouteApi('/projects');

/** The projects one is a member of, with one's role in each; what to do while there is none. */
export function ProjectsPage(): ReactNode {
  const words = useCatalogue(projectsTexts);
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const projects = useQuery({ ...projectsQuery(useApi()), refetchInterval: 30_000 });
  useTitle(words.title);
  useHelp(words.help);

  const refresh = () => void projects.refetch();
  const none = projects.data?.items.length === 0;
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.description} actions={!none && <CreateProject />}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StaleNotice query={projects} />
        {projects.isLoadingError ? (
          <LoadFailed title={words.failedTitle} error={projects.error} onRetry={refresh} />
        ) : none ? (
          <NoProject onLookAgain={refresh} looking={projects.isFetching} />
        ) : (
          <ProjectTable
            projects={projects.data?.items}
            filter={q}
            onFilter={(filter) => navigate({ search: filter === '' ? {} : { q: filter }, replace: true })}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
