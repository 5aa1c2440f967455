import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/texts/texts.ts';
import { PageLink } from '../shared/ui/page-link.tsx';
import { useTitle } from '../shared/ui/use-title.ts';

/** For an address that no page has. */
export function PageNotFound(): ReactNode {
  const { problems } = useTexts();
  useTitle(problems.notFound);
  return (
    <ContentLayout header={<Header variant="h1">{problems.notFound}</Header>}>
      <Alert type="warning">
        {problems.notFoundAdvice} <PageLink href="/">{problems.toStart}</PageLink>
      </Alert>
    </ContentLayout>
  );
}
