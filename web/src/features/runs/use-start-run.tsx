import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { runAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';
import { runsTexts } from './texts/index.ts';

interface StartRun {
  flowId: string;
  name: string;
}

/** Starts a run of a flow's draft and leads to its page. One call is one run, however often the request is sent. */
export function useStartRun(projectId: string) {
  const api = useApi();
  const words = useCatalogue(runsTexts);
  const flashes = useFlashes();
  const queries = useQueryClient();
  const { history } = useRouter();
  return useMutation({
    mutationFn: ({ flowId }: StartRun) =>
      api.runs.start({ params: { projectId, flowId }, body: {}, idempotencyKey: crypto.randomUUID() }),
    onSuccess: async (run) => {
      await queries.invalidateQueries({ queryKey: ['runs', projectId], refetchType: 'none' });
      history.push(runAddress(projectId, run.runId));
    },
    onError: (error, { name }) =>
      flashes.add({ type: 'error', header: words.notStarted(name), content: <ProblemText error={error} /> }),
  });
}
