import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { projectsQuery } from '../features/projects/project-queries.ts';
import { useApi } from '../shared/api/api.ts';

const ForeignProjectPage = lazy(async () => ({
  default: (await import('../pages/foreign-project/foreign-project-page.tsx')).ForeignProjectPage,
}));

/** True for an address of a project that one is no member of; false while that is not known. */
export function useIsForeign(projectId: string | null): boolean {
  const { data } = useQuery(projectsQuery(useApi()));
  return projectId !== null && data?.items.every((project) => project.projectId !== projectId) === true;
}

/** The page of the address, unless it is in a project of others. */
export function ProjectOutlet({ projectId }: { projectId: string | null }): ReactNode {
  const foreign = useIsForeign(projectId);
  if (projectId === null || !foreign) return <Outlet />;
  return (
    <Suspense>
      <ForeignProjectPage projectId={projectId} />
    </Suspense>
  );
}
