import Alert from '@cloudscape-design/components/alert';
import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { projectsQuery } from '../../features/projects/project-queries.ts';
import { flowsAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';

/** Leads to the flows of the first project one is a member of. */
export function HomePage(): ReactNode {
  const texts = useTexts();
  const { data, error, isPending, refetch } = useQuery(projectsQuery(useApi()));
  if (isPending) return <Spinner size="large" />;
  if (error) return <LoadFailed title={texts.problems.flowsNotLoaded} error={error} onRetry={refetch} />;
  const [first] = data.items;
  if (first) return <Navigate to={flowsAddress(first.projectId)} replace />;
  return <Alert header={texts.problems.noProject}>{texts.problems.noProjectAdvice}</Alert>;
}
