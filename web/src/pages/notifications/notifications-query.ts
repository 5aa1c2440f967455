import type { Client } from '@flowi/contracts/client';
import type { Notification } from '@flowi/contracts/entities';
import { infiniteQueryOptions } from '@tanstack/react-query';

const PAGE = 50;

/** What was told, newest first, a page at a time; of one kind when given. */
export function notificationsQuery(api: Client, projectId: string, kind: Notification['kind'] | undefined) {
  return infiniteQueryOptions({
    queryKey: ['notifications', projectId, kind ?? ''],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.monitoring.notifications({
        params: { projectId },
        query: { limit: PAGE, ...(kind && { kind }), ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: ({ cursor }) => cursor,
  });
}
