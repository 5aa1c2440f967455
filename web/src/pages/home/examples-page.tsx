import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ExamplesGallery } from '../../features/examples/examples-gallery.tsx';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { homeTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/examples');

/** Where whoever is new begins: flows that only wait to be run. */
export function ExamplesPage(): ReactNode {
  const { shell } = useTexts();
  const words = useCatalogue(homeTexts);
  const { projectId } = route.useParams();
  useTitle(shell.pages.examples);
  useHelp(words.help);
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={words.description}>
          {shell.pages.examples}
        </Header>
      }
    >
      <ExamplesGallery projectId={projectId} />
    </ContentLayout>
  );
}
