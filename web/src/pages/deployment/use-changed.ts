import { useQueryClient } from '@tanstack/react-query';

/** Fetches again what a release or a removal changes. */
export function useChanged(projectId: string): () => Promise<unknown> {
  const queries = useQueryClient();
  const kinds = ['deployments', 'ledger', 'models', 'flows'];
  return () => Promise.all(kinds.map((kind) => queries.invalidateQueries({ queryKey: [kind, projectId] })));
}
