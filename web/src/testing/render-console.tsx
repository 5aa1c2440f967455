import messages from '@cloudscape-design/components/i18n/messages/all.en';
import catalogue from '@flowi/contracts/catalogue.json' with { type: 'json' };
import { createClient } from '@flowi/contracts/client';
import { createMemoryHistory } from '@tanstack/react-router';
import { cleanup, configure, render } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { Console } from '../app/console.tsx';
import type { Speech } from '../app/language-choice.tsx';
import { makeConsoleRouter } from '../app/router.tsx';
import { makeQueryClient } from '../shared/api/query-client.ts';
import { chooseLanguage } from '../shared/texts/language.ts';
import { type Answers, type ApiServer, startApiServer } from './api-server.ts';
import { makeDataset, makeDatasetReply, makeDatasetVersion } from './make-datasets.ts';
import { makeFlowRecord, makeFlowVersion, makeProject, makeRun, makeTrials, USER_ID } from './make-records.ts';

/** A team with one flow, which ran once. */
const USUAL: Answers = {
  'projects.list': () => ({ items: [makeProject()] }),
  'catalogue.get': () => catalogue,
  'flows.list': () => ({ items: [makeFlowRecord()], cursor: null }),
  'flows.get': () => makeFlowRecord(),
  'flows.getVersion': () => makeFlowVersion(),
  'datasets.list': () => ({ items: [makeDataset()], cursor: null }),
  'datasets.get': () => makeDatasetReply(),
  'datasets.getVersion': () => makeDatasetVersion(),
  'runs.list': () => ({ items: [makeRun()], cursor: null }),
  'runs.get': () => ({ ...makeRun(), progress: null }),
  'runs.trials': () => ({ items: makeTrials(), cursor: null }),
};

/** An API server for the tests of a file; every test begins with the usual answers. */
export function withApiServer(): () => ApiServer {
  let server: ApiServer;
  configure({ asyncUtilTimeout: 15_000 });
  beforeAll(async () => {
    // The DOM of tests does not lay anything out.
    window.matchMedia ??= (media) =>
      Object.assign(new EventTarget(), {
        media,
        matches: false,
        onchange: null,
        addListener: () => undefined,
        removeListener: () => undefined,
      });
    window.scrollTo = () => undefined;
    Element.prototype.scrollIntoView ??= () => undefined;
    server = await startApiServer(USUAL);
  });
  beforeEach(() => {
    server.answers = { ...USUAL };
    server.asked = [];
    server.answered = [];
  });
  afterEach(cleanup);
  afterAll(() => server.close());
  return () => server;
}

const ENGLISH: Speech = { language: chooseLanguage(['en-GB']), messages };

/** Shows the whole console at an address, talking to a real HTTP server through the real client. */
export function renderConsole(server: ApiServer, address: string, speech = ENGLISH) {
  const router = makeConsoleRouter(createMemoryHistory({ initialEntries: [address] }));
  const api = createClient({ baseUrl: server.url, token: () => 'token-of-the-user' });
  const queries = makeQueryClient(1);
  render(<Console api={api} speech={speech} queries={queries} router={router} session={{ userId: USER_ID }} />);
  return { router, queries };
}
