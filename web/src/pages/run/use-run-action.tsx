import type { Client } from '@flowi/contracts/client';
import type { Run } from '@flowi/contracts/entities';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { ProblemText } from '../../shared/ui/problem-text.tsx';

interface RunAction {
  call: (api: Client, params: { projectId: string; runId: string }, idempotencyKey: string) => Promise<Run>;
  /** What to say when it was done. */
  done: (run: Run) => string;
}

/** Does something to a run, says how it went, and asks for the run anew. */
export function useRunAction({ projectId, runId }: Run, failedTitle: string) {
  const api = useApi();
  const flashes = useFlashes();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ call }: RunAction) => call(api, { projectId, runId }, crypto.randomUUID()),
    onSuccess: (run, { done }) => flashes.add({ type: 'success', header: done(run) }),
    onError: (error) => flashes.add({ type: 'error', header: failedTitle, content: <ProblemText error={error} /> }),
    // Also after a refusal: it often means that the run is not any more what the page shows.
    onSettled: () => queries.invalidateQueries({ queryKey: ['runs', projectId] }),
  });
}
