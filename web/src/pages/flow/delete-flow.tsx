import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DeleteByName } from '../../features/projects/delete-by-name.tsx';
import { flowsAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { flowTexts } from './texts/index.ts';

/** Deletes a flow that serves nothing, after its id was typed. */
export function DeleteFlow({ projectId, flowId }: { projectId: string; flowId: string }): ReactNode {
  const api = useApi();
  const queries = useQueryClient();
  const { history } = useRouter();
  return (
    <DeleteByName
      projectId={projectId}
      name={flowId}
      needs="admin"
      words={useCatalogue(flowTexts).deletion}
      remove={() => api.flows.remove({ params: { projectId, flowId } })}
      onRemoved={async () => {
        history.push(flowsAddress(projectId));
        queries.removeQueries({ queryKey: ['flows', projectId, flowId] });
        await queries.invalidateQueries({ queryKey: ['flows', projectId] });
      }}
    />
  );
}
