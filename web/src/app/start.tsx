import { createClient } from '@flowi/contracts/client';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openSession } from '../features/session/open-session.ts';
import { userIdOf } from '../features/session/session-context.ts';
import { makeQueryClient } from '../shared/api/query-client.ts';
import { makeReachStorage } from '../shared/api/storage.ts';
import { loadConfig } from '../shared/config/load-config.ts';
import { chooseLanguage, keptLanguage } from '../shared/texts/language.ts';
import { sharedTexts } from '../shared/texts/texts.ts';
import { Console } from './console.tsx';
import { makeConsoleRouter } from './router.tsx';
import { SignedIn } from './signed-in.tsx';
import { loadSpeech } from './speech.ts';
import { StartFailed } from './start-failed.tsx';
import { followTheme } from './theme.ts';

/** Reads the configuration, signs in and shows the console; or says why that cannot be. */
export async function start(page: Document, site: string): Promise<void> {
  const language = chooseLanguage(navigator.languages, keptLanguage());
  page.documentElement.lang = language.locale;
  followTheme();
  const place = page.getElementById('console');
  if (!place) throw new Error('index.html has no element #console');
  const root = createRoot(place);
  // Asked for at once; awaited when everything else is there.
  const loading = loadSpeech(language);
  try {
    const config = await loadConfig(site, language.pick(sharedTexts));
    const session = await openSession(config, site);
    if (session === null) {
      root.render(<SignedIn language={language} />);
      return;
    }
    const userId = userIdOf(await session.token());
    const api = createClient({ baseUrl: config.apiUrl, token: session.token });
    const queries = makeQueryClient();
    const console = {
      api,
      reachStorage: makeReachStorage(config.storage, site),
      speech: await loading,
      queries,
      router: makeConsoleRouter(api, queries),
      session: { ...session, userId, apiUrl: config.apiUrl },
    };
    root.render(
      <StrictMode>
        <Console {...console} />
      </StrictMode>,
    );
  } catch (error) {
    root.render(<StartFailed error={error} language={language} />);
  }
}
