// @vitest-environment jsdom
import { routes } from '@flowi/contracts/api';
import { flowSchema } from '@flowi/contracts/flow';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hostedSession } from '../features/session/hosted-session.ts';
import { Refusal } from '../testing/api-server.ts';
import { makeFlowRecord } from '../testing/make-records.ts';
import { followPage, type OpenedWindow, openWindows } from '../testing/opened-windows.ts';
import { renderConsole, withApiServer } from '../testing/render-console.tsx';
import { type SignInServer, startSignInServer } from '../testing/sign-in-server.ts';

const server = withApiServer();
const SITE = window.location.origin;
const EDITOR = '/projects/team/flows/iris/edit?tab=graph&view=table';

let pool: SignInServer;
let left: string[];
let windows: Map<string, OpenedWindow>;
let windowsOpen: boolean;
/** What the API takes. */
let valid: string;
/** The draft as the API has it. */
let record: ReturnType<typeof makeFlowRecord>;

beforeEach(async () => {
  pool = await startSignInServer();
  left = [];
  windowsOpen = true;
  windows = openWindows(() => windowsOpen);
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
afterEach(async () => {
  vi.unstubAllGlobals();
  await pool.close();
});

const open = () => {
  const signIn = { mode: 'cognito', issuer: pool.issuer, clientId: 'console', domain: pool.url } as const;
  return hostedSession(signIn, SITE, (address) => left.push(address));
};

/** Signs in on the hosted page that the browser was led to, and opens the console again. */
async function signIn() {
  const page = await vi.waitUntil(() => left.pop());
  window.history.replaceState(null, '', await followPage(page));
  return (await open()) ?? expect.unreachable('The console was opened in a window that signs in for another.');
}

/** Signs in on the hosted page of the window that was opened, and loads the console in it. */
async function signInThere() {
  const page = await vi.waitUntil(() => [...windows.values()].at(-1)?.address);
  const here = `${window.location.pathname}${window.location.search}`;
  window.history.replaceState(null, '', await followPage(page));
  expect(await open()).toBeNull();
  window.history.replaceState(null, '', here);
}

/** The editor with a description typed in, whose session has ended before it was saved. */
async function endWhileTyping() {
  void open();
  const { unmount } = renderConsole(server(), EDITOR, undefined, await signIn());
  const description = await screen.findByRole('textbox', { name: 'Description' });
  pool.refreshes = false;
  valid = 'token-2';

  await userEvent.type(description, 'of flowers');
  expect(await screen.findByText('Your session has ended')).toBeDefined();
  expect(screen.getByDisplayValue('of flowers')).toBeDefined();
  expect(left).toEqual([]);
  return { description, unmount };
}

it('goes on by itself after signing in again in a window: nothing is typed anew and nothing is loaded anew', async () => {
  const { description } = await endWhileTyping();

  await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
  await signInThere();

  await waitFor(() => expect(record.draft.description).toBe('of flowers'));
  expect(screen.queryByText('Your session has ended')).toBeNull();
  expect(screen.getByRole('textbox', { name: 'Description' })).toBe(description);
  expect(left).toEqual([]);
});

it('says that the browser lets no window open, and saves the draft after signing in on the page', async () => {
  windowsOpen = false;
  const { unmount } = await endWhileTyping();

  await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
  expect(await screen.findByText(/did not let a window open/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: 'Sign in on this page' }));
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

it('says whose account it was when somebody else signed in', async () => {
  await endWhileTyping();
  pool.person = { sub: 'somebody-else', email: 'rui@example.org' };

  await userEvent.click(screen.getByRole('button', { name: 'Sign in again' }));
  await signInThere();

  expect(await screen.findByText(/You signed in as .*rui@example.org/)).toBeDefined();
  expect(screen.getByDisplayValue('of flowers')).toBeDefined();
  expect(record.draft.description).toBeUndefined();
});
