import { getRouteApi } from '@tanstack/react-router';
import type { DeploymentSearch } from './deployment-search.ts';

const route = getRouteApi('/projects/$projectId/deployments/$deploymentId');

/** What the address says is to be shown, and how to change it. */
export function useDeploymentView() {
  const { projectId, deploymentId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (change: DeploymentSearch) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false });
  return { projectId, deploymentId, search, show };
}
