import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import type { Client } from '@flowi/contracts/client';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { SessionProvider } from '../features/session/session-context.ts';
import { ApiProvider } from '../shared/api/api.ts';
import { type Language, LanguageProvider } from '../shared/texts/texts.ts';
import { FlashProvider } from '../shared/ui/flashes.tsx';
import type { ConsoleRouter } from './router.tsx';

interface ConsoleProps {
  api: Client;
  language: Language;
  queries: QueryClient;
  router: ConsoleRouter;
  session: ComponentProps<typeof SessionProvider>['value'];
}

/** The console with everything its pages need. */
export function Console({ api, language, queries, router, session }: ConsoleProps): ReactNode {
  return (
    <LanguageProvider value={language}>
      <I18nProvider locale={language.texts.language} messages={[messages]}>
        <QueryClientProvider client={queries}>
          <ApiProvider value={api}>
            <SessionProvider value={session}>
              <FlashProvider>
                <RouterProvider router={router} />
              </FlashProvider>
            </SessionProvider>
          </ApiProvider>
        </QueryClientProvider>
      </I18nProvider>
    </LanguageProvider>
  );
}
