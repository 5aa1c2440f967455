import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/texts/texts.ts';
import { PageLink } from '../shared/ui/page-link.tsx';
import { useTitle } from '../shared/ui/use-title.ts';

/** For an address that no page has. */
export function PageNotFound(): ReactNode {
  const { problems } = useTexts();
  useTitle(problems.notFound);
  return (
    <Alert type="warning" header={problems.notFound} action={<PageLink href="/">{problems.toStart}</PageLink>}>
      {problems.notFoundAdvice}
    </Alert>
  );
}
