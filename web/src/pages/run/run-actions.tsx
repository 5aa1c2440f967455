import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Run } from '@flowi/contracts/entities';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../features/projects/project-queries.ts';
import { isSettled } from '../../features/runs/run-state.ts';
import { flowEditorAddress } from '../../shared/addresses.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { ActionDialog } from '../../shared/ui/action-dialog.tsx';
import { runTexts } from './texts/index.ts';
import { useRunAction } from './use-run-action.tsx';

/** Stop while the run is on; retry when it failed or was stopped; run again with edits at any time. */
export function RunActions({ run }: { run: Run }): ReactNode {
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <EditAgainButton run={run} />
      {!isSettled(run) && <StopButton run={run} />}
      {isSettled(run) && run.state !== 'succeeded' && <RetryButton run={run} />}
    </SpaceBetween>
  );
}

/** Opens the editor with the version that ran in place of the draft, which undo brings back. */
function EditAgainButton({ run }: { run: Run }): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(runTexts);
  const { history } = useRouter();
  const may = useMay(run.projectId, 'editor');
  const address = `${flowEditorAddress(run.projectId, run.flowId)}?restore=${run.flowVersion}`;
  return (
    <Button
      iconName="edit"
      disabled={!may}
      disabledReason={may ? undefined : texts.common.needsRole(texts.roles.editor)}
      onClick={() => history.push(address)}
    >
      {words.editAgain}
    </Button>
  );
}

function StopButton({ run }: { run: Run }): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(runTexts);
  const [asking, setAsking] = useState(false);
  const may = useMay(run.projectId, 'editor');
  const action = useRunAction(run, words.notStopped);
  const stop = () => {
    setAsking(false);
    action.mutate({
      call: (api, params, idempotencyKey) => api.runs.stop({ params, body: {}, idempotencyKey }),
      done: () => words.stopping,
    });
  };
  return (
    <>
      <Button
        loading={action.isPending}
        disabled={!may}
        disabledReason={may ? undefined : texts.common.needsRole(texts.roles.editor)}
        onClick={() => setAsking(true)}
      >
        {words.stop}
      </Button>
      <StopDialogue visible={asking} onStop={stop} onCancel={() => setAsking(false)} />
    </>
  );
}

interface StopDialogueProps {
  visible: boolean;
  onStop: () => void;
  onCancel: () => void;
}

function StopDialogue({ visible, onStop, onCancel }: StopDialogueProps): ReactNode {
  const words = useCatalogue(runTexts);
  return (
    <ActionDialog
      visible={visible}
      header={words.stopTitle}
      confirm={words.stopConfirm}
      onConfirm={onStop}
      onCancel={onCancel}
    >
      {words.stopBody}
    </ActionDialog>
  );
}

function RetryButton({ run }: { run: Run }): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(runTexts);
  const may = useMay(run.projectId, 'editor');
  const action = useRunAction(run, words.notRetried);
  return (
    <Button
      variant="primary"
      loading={action.isPending}
      disabled={!may}
      disabledReason={may ? undefined : texts.common.needsRole(texts.roles.editor)}
      onClick={() =>
        action.mutate({
          call: (api, params, idempotencyKey) => api.runs.retry({ params, body: {}, idempotencyKey }),
          done: ({ attempt }) => words.retried(attempt),
        })
      }
    >
      {words.retry}
    </Button>
  );
}
