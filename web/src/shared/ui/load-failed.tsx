import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.ts';
import { ProblemText } from './problem-text.tsx';

interface LoadFailedProps {
  title: string;
  error: unknown;
  onRetry: () => void;
}

/** In place of what could not be loaded. */
export function LoadFailed({ title, error, onRetry }: LoadFailedProps): ReactNode {
  const texts = useTexts();
  return (
    <Alert type="error" header={title} action={<Button onClick={onRetry}>{texts.common.tryAgain}</Button>}>
      <ProblemText error={error} />
    </Alert>
  );
}
