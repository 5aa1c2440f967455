import type { Client } from '@flowi/contracts/client';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { SessionProvider } from '../features/session/session-context.ts';
import { ApiProvider } from '../shared/api/api.ts';
import { type ReachStorage, ReachStorageProvider } from '../shared/api/storage.ts';
import { FlashProvider } from '../shared/ui/flashes.tsx';
import { LanguageChoiceProvider } from './language-choice.tsx';
import type { ConsoleRouter } from './router.tsx';
import type { Speech } from './speech.ts';

interface ConsoleProps {
  api: Client;
  reachStorage: ReachStorage;
  speech: Speech;
  queries: QueryClient;
  router: ConsoleRouter;
  session: ComponentProps<typeof SessionProvider>['value'];
}

/** The console with everything its pages need. */
export function Console({ api, reachStorage, speech, queries, router, session }: ConsoleProps): ReactNode {
  return (
    <LanguageChoiceProvider first={speech}>
      <QueryClientProvider client={queries}>
        <ApiProvider value={api}>
          <ReachStorageProvider value={reachStorage}>
            <SessionProvider value={session}>
              <FlashProvider>
                <RouterProvider router={router} />
              </FlashProvider>
            </SessionProvider>
          </ReachStorageProvider>
        </ApiProvider>
      </QueryClientProvider>
    </LanguageChoiceProvider>
  );
}
