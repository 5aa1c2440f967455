import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DeleteByName } from '../../features/projects/delete-by-name.tsx';
import { datasetsAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { datasetTexts } from './texts/index.ts';

/** Deletes a data set, after its name was typed. */
export function DeleteDataset({ projectId, name }: { projectId: string; name: string }): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const { history } = useRouter();
  return (
    <DeleteByName
      projectId={projectId}
      name={name}
      needs="admin"
      words={useCatalogue(datasetTexts)}
      remove={() => api.datasets.remove({ params: { projectId, name } })}
      onRemoved={async () => {
        history.push(datasetsAddress(projectId));
        queries.removeQueries({ queryKey: ['datasets', projectId, name] });
        await queries.invalidateQueries({ queryKey: ['datasets', projectId] });
      }}
    />
  );
}
