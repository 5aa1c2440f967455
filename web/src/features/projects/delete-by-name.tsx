import Button from '@cloudscape-design/components/button';
import type { Role } from '@flowi/contracts/entities';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../shared/texts/texts.ts';
import { ConfirmByName } from '../../shared/ui/confirm-by-name.tsx';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { useMay } from './project-queries.ts';

/** What is said while something is deleted. */
export interface DeleteTexts {
  remove: string;
  removeTitle: (name: string) => string;
  removeBody: string;
  removeConfirm: string;
  removed: (name: string) => string;
  notRemoved: (name: string) => string;
}

interface DeleteByNameProps {
  projectId: string;
  /** What has to be typed. */
  name: string;
  /** The least role that may. */
  needs: Role;
  words: DeleteTexts;
  remove: () => Promise<unknown>;
  /** Leads away from what is gone. */
  onRemoved: () => Promise<void>;
}

/** A button that deletes for good, after the name was typed. */
export function DeleteByName({ projectId, name, needs, words, remove, onRemoved }: DeleteByNameProps): ReactNode {
  const { common, roles } = useTexts();
  const flashes = useFlashes();
  const may = useMay(projectId, needs);
  const [asking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: async () => {
      flashes.add({ type: 'success', header: words.removed(name) });
      await onRemoved();
    },
  });
  return (
    <>
      <Button
        disabled={!may}
        disabledReason={may ? undefined : common.needsRole(roles[needs])}
        onClick={() => setAsking(true)}
      >
        {words.remove}
      </Button>
      {asking && (
        <ConfirmByName
          name={name}
          title={words.removeTitle(name)}
          confirm={words.removeConfirm}
          failedTitle={words.notRemoved(name)}
          error={removal.error}
          pending={removal.isPending}
          onConfirm={() => removal.mutate()}
          onCancel={() => {
            setAsking(false);
            removal.reset();
          }}
        >
          {words.removeBody}
        </ConfirmByName>
      )}
    </>
  );
}
