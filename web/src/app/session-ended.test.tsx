// @vitest-environment jsdom
import { routes } from '@flowi/contracts/api';
import { flowSchema } from '@flowi/contracts/flow';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hostedSession } from '../features/session/hosted-session.ts';
import { Refusal } from '../testing/api-server.ts';
import { makeFlowRecord } from '../testing/make-records.ts';
import { renderConsole, withApiServer } from '../testing/render-console.tsx';
import { type SignInServer, startSignInServer } from '../testing/sign-in-server.ts';

const server = withApiServer();
const SITE = window.location.origin;
const EDITOR = '/projects/team/flows/iris/edit?tab=graph&view=table';

let pool: SignInServer;
let left: string[];
/** What the API takes. */
let valid: string;
/** The draft as the API has it. */
let record: ReturnType<typeof makeFlowRecord>;

beforeEach(async () => {
  pool = await startSignInServer();
  left = [];
  valid = 'token-1';
  record = makeFlowRecord();
  sessionStorage.clear();
  localStorage.clear();
  window.history.replaceState(null, '', EDITOR);
  const { answers } = server();
  answers['flows.get'] = () => record;
  answers['flows.saveDraft'] = ({ headers, body }) => {
    if (headers.authorization !== `Bearer ${valid}`) throw new Refusal('not_authenticated', 'The token has ended.');
    const { revision, document } = routes.flows.saveDraft.body.parse(body);
    record = makeFlowRecord({ revision: revision + 1, draft: flowSchema.parse(document) });
    return record;
  };
});
afterEach(() => pool.close());

const open = () => {
  const signIn = { mode: 'cognito', issuer: pool.issuer, clientId: 'console', domain: pool.url } as const;
  return hostedSession(signIn, SITE, (address) => left.push(address));
};

/** Signs in on the hosted page that the browser was led to, and opens the console again. */
async function signIn() {
  const page = await vi.waitUntil(() => left.pop());
  const reply = await fetch(page, { redirect: 'manual' });
  const { pathname, search } = new URL(reply.headers.get('location') ?? '');
  window.history.replaceState(null, '', `${pathname}${search}`);
  return open();
}

it('keeps what was typed when the session cannot be renewed, and saves it after signing in again', async () => {
  void open();
  const { unmount } = renderConsole(server(), EDITOR, undefined, await signIn());
  const description = await screen.findByRole('textbox', { name: 'Description' });
  pool.refreshes = false;
  valid = 'token-2';

  await userEvent.type(description, 'of flowers');
  expect(await screen.findByText('Your session has ended')).toBeDefined();
  expect(screen.getByDisplayValue('of flowers')).toBeDefined();
  expect(left).toEqual([]);

  await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
  const next = await signIn();
  unmount();
  expect(record.draft.description).toBeUndefined();
  const address = `${window.location.pathname}${window.location.search}`;
  expect(address).toBe(EDITOR);
  renderConsole(server(), address, undefined, next);

  expect(await screen.findByDisplayValue('of flowers')).toBeDefined();
  expect(screen.queryByText('Your session has ended')).toBeNull();
  await waitFor(() => expect(record.draft.description).toBe('of flowers'));
});
