import { getRouteApi } from '@tanstack/react-router';
import type { DatasetSearch } from './dataset-search.ts';

const route = getRouteApi('/projects/$projectId/datasets/$name');

/** What the address says is to be shown, and how to change it. */
export function useDatasetView() {
  const { projectId, name } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const show = (change: Partial<DatasetSearch>) =>
    void navigate({
      search: (now) => ({ ...now, ...change }),
      replace: change.version === undefined,
      resetScroll: false,
    });
  return { projectId, name, search, show };
}
