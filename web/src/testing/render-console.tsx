import messages from '@cloudscape-design/components/i18n/messages/all.en';
import catalogue from '@flowi/contracts/catalogue.json' with { type: 'json' };
import { createClient } from '@flowi/contracts/client';
import { createMemoryHistory } from '@tanstack/react-router';
import { cleanup, configure, render } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { Console } from '../app/console.tsx';
import { makeConsoleRouter } from '../app/router.tsx';
import type { Speech } from '../app/speech.ts';
import type { Session } from '../features/session/session.ts';
import { makeQueryClient } from '../shared/api/query-client.ts';
import { makeReachStorage } from '../shared/api/storage.ts';
import { chooseLanguage } from '../shared/texts/language.ts';
import { ENGLISH_SPEAKER } from '../shared/texts/speaker.ts';
import { answerMedia } from './answer-media.ts';
import { type Answers, type ApiServer, startApiServer } from './api-server.ts';
import { makeDataset, makeDatasetReply, makeDatasetVersion } from './make-datasets.ts';
import { makeKeptPreview } from './make-previews.ts';
import {
  makeFlowRecord,
  makeFlowSchedule,
  makeFlowSummary,
  makeFlowVersion,
  makeGatePreview,
  makeMember,
  makeProject,
  makeRun,
  makeTrials,
  USER_ID,
} from './make-records.ts';
import { NoSizes } from './no-sizes.ts';
import { USUAL_SERVING } from './usual-serving.ts';

/** A team with one flow, which ran once. */
const USUAL: Answers = {
  'projects.list': () => ({ items: [makeProject()] }),
  'projects.members': () => ({ items: [makeMember()] }),
  'catalogue.get': () => catalogue,
  'flows.list': () => ({ items: [makeFlowSummary()], cursor: null }),
  'flows.get': () => makeFlowRecord(),
  'flows.getVersion': () => makeFlowVersion(),
  'flows.schedule': () => makeFlowSchedule(),
  'flows.previewSchedule': () => makeFlowSchedule().preview,
  'flows.previewGate': () => makeGatePreview(),
  'datasets.list': () => ({ items: [makeDataset()], cursor: null }),
  'datasets.get': () => makeDatasetReply(),
  'datasets.getVersion': () => makeDatasetVersion(),
  'runs.list': () => ({ items: [makeRun()], cursor: null }),
  'runs.get': () => ({ ...makeRun(), progress: null }),
  'runs.preview': () => makeKeptPreview(),
  'runs.log': () => ({ attempt: 1, text: 'a line\n', next: 7, finished: true }),
  'runs.trials': () => ({ items: makeTrials(), cursor: null }),
  'runs.compare': ({ query }) => ({
    items: makeTrials(),
    cursor: null,
    ...(query['with'] === 'runs' && { runs: [makeRun()] }),
  }),
  ...USUAL_SERVING,
};

/** An API server for the tests of a file; every test begins with the usual answers. */
export function withApiServer(): () => ApiServer {
  let server: ApiServer;
  configure({ asyncUtilTimeout: 15_000 });
  beforeAll(async () => {
    answerMedia();
    window.ResizeObserver ??= NoSizes;
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

const ENGLISH: Speech = { language: chooseLanguage(['en-GB']), messages, speaker: ENGLISH_SPEAKER };

/** The address that the tests' person signs in with. */
export const EMAIL = 'ana@example.org';
const SIGNED_IN: Session = { token: async () => 'token-of-the-user', email: EMAIL };

/** Shows the whole console at an address, talking to a real HTTP server through the real client. */
export function renderConsole(server: ApiServer, address: string, speech = ENGLISH, signedIn = SIGNED_IN) {
  const api = createClient({ baseUrl: server.url, token: signedIn.token });
  const queries = makeQueryClient(1);
  const router = makeConsoleRouter(api, queries, createMemoryHistory({ initialEntries: [address] }));
  const session = { ...signedIn, userId: USER_ID, apiUrl: server.url };
  const given = { api, reachStorage: makeReachStorage(undefined, server.url), speech, queries, router };
  const { unmount } = render(<Console {...given} session={session} />);
  return { router, queries, unmount };
}
