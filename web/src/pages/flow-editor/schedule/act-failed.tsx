import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { useTexts } from '../../../shared/texts/texts.ts';
import { ProblemText } from '../../../shared/ui/problem-text.tsx';
import { DraftNotReady } from './use-set-schedule.ts';

interface ActFailedProps {
  title: string;
  error: unknown;
  onDismiss: () => void;
}

/** Why something could not be done, where it was asked for, until it is closed. */
export function ActFailed({ title, error, onDismiss }: ActFailedProps): ReactNode {
  const { common } = useTexts();
  if (error === null) return null;
  return (
    <Alert type="error" header={title} dismissible dismissAriaLabel={common.dismiss} onDismiss={onDismiss}>
      {error instanceof DraftNotReady ? error.message : <ProblemText error={error} />}
    </Alert>
  );
}
