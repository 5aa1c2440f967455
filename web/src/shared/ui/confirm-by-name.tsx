import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../texts/texts.ts';
import { ActionDialog } from './action-dialog.tsx';
import { ProblemText } from './problem-text.tsx';

interface ConfirmByNameProps {
  /** What has to be typed. */
  name: string;
  title: string;
  /** What the button says. */
  confirm: string;
  /** What is said above the reason when it could not be done. */
  failedTitle: string;
  error: unknown;
  pending: boolean;
  onConfirm: () => void;
  onCancel: () => void;
  /** What will be lost. */
  children: ReactNode;
}

/** Asks for the name of what is about to be lost for good. */
export function ConfirmByName(props: ConfirmByNameProps): ReactNode {
  const { name, title, confirm, failedTitle, error, pending, onConfirm, onCancel, children } = props;
  const { common } = useTexts();
  const [typed, setTyped] = useState('');
  const matches = typed.trim() === name;
  return (
    <ActionDialog
      header={title}
      confirm={confirm}
      ready={matches}
      pending={pending}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <SpaceBetween size="m">
        <span>{children}</span>
        <FormField label={common.typeName(name)}>
          <Input
            value={typed}
            placeholder={name}
            onChange={({ detail }) => setTyped(detail.value)}
            onKeyDown={({ detail }) => detail.key === 'Enter' && matches && onConfirm()}
          />
        </FormField>
        {error !== null && (
          <Alert type="error" header={failedTitle}>
            <ProblemText error={error} />
          </Alert>
        )}
      </SpaceBetween>
    </ActionDialog>
  );
}
