import type { Role } from '@flowi/contracts/entities';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useFlashes } from '../../shared/ui/flashes.tsx';
import { membersTexts } from './texts/index.ts';

/** Gives a person a role; whoever is no member yet becomes one. What went wrong is shown by whoever asks. */
export function useSetRole(projectId: string) {
  const api = useApi();
  const { roles } = useTexts();
  const words = useCatalogue(membersTexts);
  const flashes = useFlashes();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ person, role }: { person: string; role: Role }) =>
      api.projects.setMember({ params: { projectId, userId: person }, body: { role } }),
    onSuccess: async ({ email, userId, role }) => {
      flashes.add({ type: 'success', header: words.isNow(email ?? userId, roles[role]) });
      // One's own role is in the list of projects.
      await queries.invalidateQueries({ queryKey: ['projects'] });
    },
  });
}
