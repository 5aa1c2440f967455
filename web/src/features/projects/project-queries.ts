import type { Client } from '@flowi/contracts/client';
import { type Role, roleIncludes } from '@flowi/contracts/entities';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api.ts';

/** The projects one is a member of, with one's role in each. */
export function projectsQuery(api: Client) {
  return queryOptions({ queryKey: ['projects'], queryFn: () => api.projects.list({}), staleTime: 60_000 });
}

/** Who is a member of a project. */
export function membersQuery(api: Client, projectId: string) {
  return queryOptions({
    queryKey: ['projects', projectId, 'members'],
    queryFn: () => api.projects.members({ params: { projectId } }),
    staleTime: 300_000,
  });
}

/** True when one's role in the project includes `needed`; also while it is not known yet, since the API has the last word. */
export function useMay(projectId: string, needed: Role): boolean {
  const { data } = useQuery(projectsQuery(useApi()));
  const role = data?.items.find((project) => project.projectId === projectId)?.role;
  return role === undefined || roleIncludes(role, needed);
}
