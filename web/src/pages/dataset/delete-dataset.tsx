import Button from '@cloudscape-design/components/button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../features/projects/project-queries.ts';
import { datasetsAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { ConfirmByName } from '../../shared/ui/confirm-by-name.tsx';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { datasetTexts } from './texts/index.ts';

/** Deletes a data set, after its name was typed. */
export function DeleteDataset({ projectId, name }: { projectId: string; name: string }): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { common, roles } = useTexts();
  const api = useApi();
  const flashes = useFlashes();
  const queries = useQueryClient();
  const { history } = useRouter();
  const may = useMay(projectId, 'admin');
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => api.datasets.remove({ params: { projectId, name } }),
    onSuccess: async () => {
      flashes.add({ type: 'success', header: words.removed(name) });
      history.push(datasetsAddress(projectId));
      queries.removeQueries({ queryKey: ['datasets', projectId, name] });
      await queries.invalidateQueries({ queryKey: ['datasets', projectId] });
    },
  });
  return (
    <>
      <Button
        disabled={!may}
        disabledReason={may ? undefined : common.needsRole(roles.admin)}
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
          error={remove.error}
          pending={remove.isPending}
          onConfirm={() => remove.mutate()}
          onCancel={() => {
            setAsking(false);
            remove.reset();
          }}
        >
          {words.removeBody}
        </ConfirmByName>
      )}
    </>
  );
}
