import { type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pollInterval } from './polling.ts';

interface Polled<Data> extends Omit<UseQueryOptions<Data>, 'refetchInterval'> {
  /** True when the answer will not change any more by itself. */
  settled: (data: Data) => boolean;
}

/** A query that asks again by itself until its answer is settled, more slowly the longer nothing changes. */
export function usePolled<Data extends object>({ settled, ...options }: Polled<Data>): UseQueryResult<Data> {
  // An answer equal to the one before stays the same object, so its age tells how long nothing has changed.
  const [firstSeen] = useState(() => new WeakMap<object, number>());
  return useQuery<Data>({
    ...options,
    refetchInterval: ({ state: { data, status } }) => {
      if (data === undefined) return pollInterval({ settled: false, failed: status === 'error', unchangedFor: 0 });
      const since = firstSeen.get(data) ?? Date.now();
      firstSeen.set(data, since);
      return pollInterval({ settled: settled(data), failed: status === 'error', unchangedFor: Date.now() - since });
    },
  });
}
