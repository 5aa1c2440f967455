import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/texts/texts.ts';
import { PageNotFetched } from './lazy-page.ts';
import { useReloadWhenBack } from './use-reload-when-back.ts';

/** In place of a page that could not be fetched, or broke while it was drawn. */
export function PageFailed({ error }: { error: unknown }): ReactNode {
  const { problems } = useTexts();
  const notFetched = error instanceof PageNotFetched;
  useReloadWhenBack(notFetched);
  return (
    <Alert
      type="error"
      header={notFetched ? problems.pageNotFetched : problems.unexpected}
      action={<Button onClick={() => window.location.reload()}>{problems.reload}</Button>}
    >
      {notFetched ? problems.pageNotFetchedAdvice : problems.unexpectedAdvice}
    </Alert>
  );
}
