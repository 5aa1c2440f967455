import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OwnAddress } from '../../features/projects/own-address.tsx';
import { projectsQuery } from '../../features/projects/project-queries.ts';
import { PROJECTS_ADDRESS } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useTitle } from '../../shared/ui/use-title.ts';
import { foreignProjectTexts } from './texts/index.ts';

/** In place of every page of a project that one is no member of. Asks again for one's projects, at once and while it is shown. */
export function ForeignProjectPage({ projectId }: { projectId: string }): ReactNode {
  const { common } = useTexts();
  const words = useCatalogue(foreignProjectTexts);
  const { history } = useRouter();
  const projects = useQuery({ ...projectsQuery(useApi()), refetchOnMount: 'always', refetchInterval: 15_000 });
  useTitle(words.title);
  return (
    <ContentLayout header={<Header variant="h1">{words.title}</Header>}>
      <Alert
        type="warning"
        header={words.header(projectId)}
        action={
          <SpaceBetween direction="horizontal" size="xs">
            <Button loading={projects.isFetching} onClick={() => void projects.refetch()}>
              {common.tryAgain}
            </Button>
            <Button
              href={PROJECTS_ADDRESS}
              onFollow={(event) => {
                event.preventDefault();
                history.push(PROJECTS_ADDRESS);
              }}
            >
              {words.toProjects}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="xs">
          <span>{words.advice}</span>
          <OwnAddress />
        </SpaceBetween>
      </Alert>
    </ContentLayout>
  );
}
