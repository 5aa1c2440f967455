import type { Client } from '@flowi/contracts/client';
import type { Run } from '@flowi/contracts/entities';
import type { QueryClient } from '@tanstack/react-query';

export interface ReadLog {
  text: string;
  /** Byte to read on from. */
  next: number;
  finished: boolean;
}

/**
 * The log of an attempt of the run; asks only for what has been written since.
 *
 * @param attempt the current one or an earlier one
 */
export function logQuery(api: Client, queries: QueryClient, { projectId, runId }: Run, attempt: number) {
  const queryKey = ['runs', projectId, 'log', runId, attempt];
  return {
    queryKey,
    queryFn: async (): Promise<ReadLog> => {
      const read = queries.getQueryData<ReadLog>(queryKey) ?? { text: '', next: 0, finished: false };
      if (read.finished) return read;
      const query = { attempt, from: read.next };
      const { text, next, finished } = await api.runs.log({ params: { projectId, runId }, query });
      return { text: read.text + text, next, finished };
    },
    settled: ({ finished }: ReadLog) => finished,
  };
}
