import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.ts';

interface DialogActionsProps {
  /** What the button says that does it. */
  confirm: string;
  /** False while something is missing. @default true */
  ready?: boolean;
  /** True while it is being done. @default false */
  pending?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** The foot of a dialogue that asks before something is done: out of it, or on. */
export function DialogActions({
  confirm,
  ready = true,
  pending = false,
  onConfirm,
  onCancel,
}: DialogActionsProps): ReactNode {
  const { common } = useTexts();
  return (
    <Box float="right">
      <SpaceBetween size="xs" direction="horizontal">
        <Button variant="link" onClick={onCancel}>
          {common.cancel}
        </Button>
        <Button variant="primary" disabled={!ready} loading={pending} onClick={onConfirm}>
          {confirm}
        </Button>
      </SpaceBetween>
    </Box>
  );
}
