import Alert from '@cloudscape-design/components/alert';
import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flowsQuery } from '../../features/flows/flow-queries.ts';
import { projectsQuery } from '../../features/projects/project-queries.ts';
import { examplesAddress, flowsAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';

/** Leads to the flows of the first project one is a member of, or to the examples while it has none. */
export function HomePage(): ReactNode {
  const texts = useTexts();
  const { data, error, isPending, refetch } = useQuery(projectsQuery(useApi()));
  if (isPending) return <Spinner size="large" />;
  if (error) return <LoadFailed title={texts.problems.flowsNotLoaded} error={error} onRetry={refetch} />;
  const [first] = data.items;
  if (first) return <FirstPage projectId={first.projectId} />;
  return <Alert header={texts.problems.noProject}>{texts.problems.noProjectAdvice}</Alert>;
}

function FirstPage({ projectId }: { projectId: string }): ReactNode {
  const { data: flows, isError } = useQuery(flowsQuery(useApi(), projectId));
  if (flows === undefined && !isError) return <Spinner size="large" />;
  const empty = flows?.length === 0;
  return <Navigate to={empty ? examplesAddress(projectId) : flowsAddress(projectId)} replace />;
}
