import type { Client } from '@flowi/contracts/client';
import { BATCH_JOB_TRANSITIONS, type BatchJobRecord } from '@flowi/contracts/entities';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

const PAGE = 50;

/** Batch jobs of a project, or of one flow, newest first, a page at a time. */
export function batchJobsQuery(api: Client, projectId: string, flowId: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['batch-jobs', projectId, 'list', flowId ?? ''],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.deployments.listBatch({
        params: { projectId },
        query: { limit: PAGE, ...(flowId && { flowId }), ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: ({ cursor }) => cursor,
  });
}

export function batchJobQuery(api: Client, projectId: string, batchJobId: string) {
  return {
    queryKey: ['batch-jobs', projectId, 'job', batchJobId],
    queryFn: () => api.deployments.getBatch({ params: { projectId, batchJobId } }),
    settled: hasEnded,
  };
}

/** What a job has written, with addresses that are good for an hour. */
export function batchFilesQuery(api: Client, projectId: string, batchJobId: string) {
  return queryOptions({
    queryKey: ['batch-jobs', projectId, 'job', batchJobId, 'files'],
    queryFn: async () => (await api.deployments.listBatchFiles({ params: { projectId, batchJobId } })).items,
    staleTime: 30 * 60_000,
  });
}

/** True when a job goes on only if somebody retries it. */
export function hasEnded({ state }: Pick<BatchJobRecord, 'state'>): boolean {
  return BATCH_JOB_TRANSITIONS[state].length === 0;
}
