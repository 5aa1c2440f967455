import { FlowiError, RETRYABLE_CODES } from '@flowi/contracts/errors';
import { QueryClient } from '@tanstack/react-query';

const MOST_RETRIES = 3;

/** Only what another try can cure is tried again; a refusal is shown at once. */
function worthRetrying(failures: number, error: unknown): boolean {
  return failures < MOST_RETRIES && error instanceof FlowiError && RETRYABLE_CODES.has(error.code);
}

/** @param retryDelayMs wait before another try; by default it doubles with each failure */
export function makeQueryClient(retryDelayMs?: number): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: worthRetrying,
        staleTime: 2_000,
        refetchIntervalInBackground: true,
        ...(retryDelayMs === undefined ? {} : { retryDelay: retryDelayMs }),
      },
      mutations: { retry: false },
    },
  });
}
