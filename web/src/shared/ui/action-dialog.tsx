import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/texts.ts';

interface ActionDialogProps {
  header: string;
  /** @default true */
  visible?: boolean;
  /** What the button says that does it. */
  confirm: string;
  /** False while something is missing. @default true */
  ready?: boolean;
  /** True while it is being done. @default false */
  pending?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** A dialogue that asks before something is done: out of it, or on. */
export function ActionDialog(props: ActionDialogProps): ReactNode {
  const { header, visible = true, confirm, ready = true, pending = false, onConfirm, onCancel, children } = props;
  const { common } = useTexts();
  return (
    <Modal
      visible={visible}
      header={header}
      closeAriaLabel={common.close}
      onDismiss={onCancel}
      footer={
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
      }
    >
      {children}
    </Modal>
  );
}
