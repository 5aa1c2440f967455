import type { FlowInput } from '@flowi/contracts/flow';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { flowEditorAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { flowsQuery } from '../flows/flow-queries.ts';
import { freshFlowId } from './fresh-flow-id.ts';
import { newFlowTexts } from './texts/index.ts';

/** A flow with nothing in it yet. */
export function emptyFlow(name: string): FlowInput {
  return { schemaVersion: 1, name, nodes: [], edges: [] };
}

/** Makes a flow of a document, under an id of its own, and opens it in the editor. */
export function useCreateFlow(projectId: string) {
  const api = useApi();
  const texts = useCatalogue(newFlowTexts);
  const flashes = useFlashes();
  const queries = useQueryClient();
  const { history } = useRouter();
  return useMutation({
    mutationFn: async (document: FlowInput) => {
      const flows = await queries.fetchQuery(flowsQuery(api, projectId));
      const flowId = freshFlowId(document.name, new Set(flows.map((flow) => flow.flowId)));
      return api.flows.create({
        params: { projectId },
        body: { flowId, document },
        idempotencyKey: crypto.randomUUID(),
      });
    },
    onSuccess: async ({ flowId }) => {
      await queries.invalidateQueries({ queryKey: ['flows', projectId], refetchType: 'none' });
      history.push(flowEditorAddress(projectId, flowId));
    },
    onError: (error, { name }) =>
      flashes.add({ type: 'error', header: texts.notMade(name), content: <ProblemText error={error} /> }),
  });
}
