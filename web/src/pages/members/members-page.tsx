import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { membersQuery, projectsQuery } from '../../features/projects/project-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { AddMember } from './add-member.tsx';
import { MemberTable } from './member-table.tsx';
import { RoleMeanings } from './role-meanings.tsx';
import { membersTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/members');

/** Who may do what in a project, and the changes that an admin may make to it. */
export function MembersPage(): ReactNode {
  const words = useCatalogue(membersTexts);
  const api = useApi();
  const { projectId } = route.useParams();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: projects } = useQuery(projectsQuery(api));
  const members = useQuery({ ...membersQuery(api, projectId), staleTime: 2_000, refetchInterval: 30_000 });
  const project = projects?.items.find((one) => one.projectId === projectId)?.name ?? projectId;
  const title = words.title(project);
  useTitle(title);
  useHelp(words.help);

  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={words.description}
          actions={<AddMember projectId={projectId} members={members.data?.items ?? []} />}
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StaleNotice query={members} />
        {members.isLoadingError ? (
          <LoadFailed title={words.failedTitle} error={members.error} onRetry={() => void members.refetch()} />
        ) : (
          <MemberTable
            projectId={projectId}
            project={project}
            members={members.data?.items}
            filter={q}
            onFilter={(filter) => navigate({ search: filter === '' ? {} : { q: filter }, replace: true })}
          />
        )}
        <RoleMeanings />
      </SpaceBetween>
    </ContentLayout>
  );
}
