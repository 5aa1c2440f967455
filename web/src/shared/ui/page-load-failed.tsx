import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.ts';
import { ProblemText } from './problem-text.tsx';

interface PageLoadFailedProps {
  /** What could not be loaded; the page's heading. */
  title: string;
  error: unknown;
  onRetry: () => void;
}

/** In place of a page whose only subject could not be loaded. */
export function PageLoadFailed({ title, error, onRetry }: PageLoadFailedProps): ReactNode {
  const { common } = useTexts();
  return (
    <ContentLayout header={<Header variant="h1">{title}</Header>}>
      <Alert type="error" action={<Button onClick={onRetry}>{common.tryAgain}</Button>}>
        <ProblemText error={error} />
      </Alert>
    </ContentLayout>
  );
}
