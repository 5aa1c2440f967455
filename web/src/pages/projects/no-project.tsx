import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { CreateProject } from '../../features/projects/create-project.tsx';
import { OwnAddress } from '../../features/projects/own-address.tsx';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { projectsTexts } from './texts/index.ts';

interface NoProjectProps {
  onLookAgain: () => void;
  looking: boolean;
}

/** For whoever is signed in and a member of nothing: the ways into a project. */
export function NoProject({ onLookAgain, looking }: NoProjectProps): ReactNode {
  const words = useCatalogue(projectsTexts);
  return (
    <Container
      header={
        <Header variant="h2" description={words.noneAdvice}>
          {words.noneTitle}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <SpaceBetween size="xs">
          <span>{words.createOne}</span>
          <CreateProject />
        </SpaceBetween>
        <SpaceBetween size="xs">
          <span>{words.askAdmin}</span>
          <OwnAddress />
          <Button iconName="refresh" loading={looking} onClick={onLookAgain}>
            {words.lookAgain}
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
