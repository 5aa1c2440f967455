import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flowsQuery } from '../../features/flows/flow-queries.ts';
import { projectsQuery } from '../../features/projects/project-queries.ts';
import { examplesAddress, flowsAddress, PROJECTS_ADDRESS } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { PageSkeleton } from '../../shared/ui/page-skeleton.tsx';

/** Leads to the flows of the first project one is a member of, to the examples while it has none, or to where one gets a project. */
export function HomePage(): ReactNode {
  const texts = useTexts();
  const { data, error, isPending, refetch } = useQuery(projectsQuery(useApi()));
  if (isPending) return <PageSkeleton />;
  if (error) return <LoadFailed title={texts.problems.flowsNotLoaded} error={error} onRetry={refetch} />;
  const [first] = data.items;
  return first ? <FirstPage projectId={first.projectId} /> : <Navigate to={PROJECTS_ADDRESS} replace />;
}

function FirstPage({ projectId }: { projectId: string }): ReactNode {
  const { data: flows, isError } = useQuery(flowsQuery(useApi(), projectId));
  if (flows === undefined && !isError) return <PageSkeleton />;
  const empty = flows?.length === 0;
  return <Navigate to={empty ? examplesAddress(projectId) : flowsAddress(projectId)} replace />;
}
