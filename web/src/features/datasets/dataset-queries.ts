import { allPages, type Client } from '@flowi/contracts/client';
import type { DatasetVersion } from '@flowi/contracts/entities';

/** Every data set of a project. */
export function datasetsQuery(api: Client, projectId: string) {
  return {
    queryKey: ['datasets', projectId],
    queryFn: () => allPages((cursor) => api.datasets.list({ params: { projectId }, query: { limit: 500, cursor } })),
  };
}

/** True when nothing about a version changes by itself any more. */
function isAtRest({ state }: Pick<DatasetVersion, 'state'>): boolean {
  return state !== 'profiling';
}

/** A data set with its versions, followed while one is being read. */
export function datasetQuery(api: Client, projectId: string, name: string) {
  return {
    queryKey: ['datasets', projectId, name],
    queryFn: () => api.datasets.get({ params: { projectId, name } }),
    settled: ({ versions }: { versions: readonly DatasetVersion[] }) => versions.every(isAtRest),
  };
}

/** One version with its profile. It is asked for again while it is being read, and then never changes. */
export function datasetVersionQuery(api: Client, projectId: string, name: string, version: number) {
  return {
    queryKey: ['datasets', projectId, name, 'versions', version],
    queryFn: () => api.datasets.getVersion({ params: { projectId, name, version } }),
    settled: (one: DatasetVersion) => one.state === 'ready' || one.state === 'failed',
  };
}
