import type { Client } from '@flowi/contracts/client';
import type { QueryClient } from '@tanstack/react-query';

/** Longest that the page before stays for the data of the next one; then that one opens with its skeleton. */
const PATIENCE_MS = 600;

/** What routes fetch the data of their pages with. */
export interface PageData {
  readonly api: Client;
  readonly queries: QueryClient;
  /** Settles when all data is there, or when it is better to show the page without it. Failures are the page's to show. */
  readonly fetched: (...data: readonly Promise<unknown>[]) => Promise<void>;
}

/** @param isEmpty tells whether there is no page yet that could stay while the next one gets ready */
export function makePageData(api: Client, queries: QueryClient, isEmpty: () => boolean): PageData {
  return {
    api,
    queries,
    fetched: async (...data) => {
      const all = Promise.allSettled(data);
      if (isEmpty()) return;
      await Promise.race([all, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    },
  };
}
