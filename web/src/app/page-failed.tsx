import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/texts/texts.ts';

/** In place of a page that broke while it was drawn. */
export function PageFailed(): ReactNode {
  const { problems } = useTexts();
  return (
    <Alert
      type="error"
      header={problems.unexpected}
      action={<Button onClick={() => window.location.reload()}>{problems.reload}</Button>}
    >
      {problems.unexpectedAdvice}
    </Alert>
  );
}
