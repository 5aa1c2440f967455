// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followPage, type OpenedWindow, openWindows } from '../../testing/opened-windows.ts';
import { type SignInServer, startSignInServer } from '../../testing/sign-in-server.ts';
import { hostedSession } from './hosted-session.ts';
import type { Session } from './session.ts';

const SITE = window.location.origin;
const ASKED_FOR = '/projects/team/flows?q=iris';

let pool: SignInServer;
/** Addresses outside of the console that the browser was led to. */
let left: URL[];
/** Windows that were opened, in order; and whether the browser lets them open. */
let windows: Map<string, OpenedWindow>;
let windowsOpen: boolean;

beforeEach(async () => {
  pool = await startSignInServer();
  left = [];
  windowsOpen = true;
  windows = openWindows(() => windowsOpen);
  sessionStorage.clear();
  localStorage.clear();
  show(ASKED_FOR);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await pool.close();
});

const show = (address: string) => window.history.replaceState(null, '', address);
const shown = () => `${window.location.pathname}${window.location.search}`;

/** Loads the console at the address that is shown; null in a window that signs in for another. */
function open(): Promise<Session | null> {
  const signIn = { mode: 'cognito', issuer: pool.issuer, clientId: 'console', domain: pool.url } as const;
  return hostedSession(signIn, SITE, (address) => left.push(new URL(address)));
}

async function load(): Promise<Session> {
  const session = await open();
  if (session === null) throw new Error('The console is loaded in a window that signs in for another.');
  return session;
}

/** Does what leads away, and waits until the browser is on its way. */
async function leaveBy(act: () => unknown): Promise<URL> {
  const before = left.length;
  void act();
  return vi.waitUntil(() => left.slice(before).at(-1));
}

/** Follows the hosted page back to the console. */
async function follow(page: URL): Promise<void> {
  show(await followPage(page));
}

/** A signed-in session that the pool does not renew any more, with a request that waits for it. */
async function endedSession() {
  const session = await signIn();
  pool.refreshes = false;
  const waiting = session.token('token-1');
  await vi.waitUntil(() => session.end?.hasCome());
  return { session, end: session.end ?? expect.unreachable('The session does not end.'), waiting };
}

/** Signs in on the hosted page of the newest window, and loads the console in it. */
async function signInThere(): Promise<void> {
  const page = await vi.waitUntil(() => [...windows.values()].at(-1)?.address);
  const here = shown();
  show(await followPage(page));
  expect(await open()).toBeNull();
  show(here);
}

async function signIn(): Promise<Session> {
  await follow(await leaveBy(load));
  return load();
}

it('leaves for the sign-in page with a code challenge when nobody is signed in', async () => {
  const page = await leaveBy(load);

  expect(page.href).toMatch(`${pool.url}/oauth2/authorize?`);
  expect(Object.fromEntries(page.searchParams)).toMatchObject({
    client_id: 'console',
    redirect_uri: `${SITE}/signed-in`,
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid email',
  });
});

it('exchanges the code and comes back to the address that was asked for', async () => {
  const session = await signIn();

  expect(shown()).toBe(ASKED_FOR);
  expect(await session.token()).toBe('token-1');
  expect(session.email).toBe('ana@example.org');
  expect(pool.asked).toEqual(['authorize', 'code']);
});

it('stays signed in when the page is loaded again', async () => {
  await signIn();
  const session = await load();

  expect(await session.token()).toBe('token-1');
  expect(left).toHaveLength(1);
});

it('takes no code that it did not ask for', async () => {
  await follow(await leaveBy(load));
  const url = new URL(window.location.href);
  url.searchParams.set('state', 'of-somebody-else');
  show(`${url.pathname}${url.search}`);

  await expect(load()).rejects.toMatchObject({ code: 'not_authenticated' });
  expect(pool.given).toEqual([]);
});

it('gets no tokens for a code without the verifier it was asked with', async () => {
  await follow(await leaveBy(load));
  for (const [key, kept] of Object.entries(localStorage)) {
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(String(kept)), code_verifier: 'guessed' }));
  }

  await expect(load()).rejects.toMatchObject({ code: 'not_authenticated', message: 'invalid_grant' });
  expect(pool.given).toEqual([]);
});

it('says what the sign-in page answered instead of a code', async () => {
  pool.refusal = 'access_denied';

  await expect(signIn()).rejects.toMatchObject({ code: 'not_authenticated', message: 'access_denied' });
});

it('renews a token that is about to end, once for all requests', async () => {
  pool.lifetime = 30;
  const session = await signIn();
  pool.lifetime = 3600;

  expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(Array(3).fill('token-2'));
  expect(await session.token()).toBe('token-2');
  expect(pool.asked).toEqual(['authorize', 'code', 'refresh']);
});

it('renews with the same refresh token as often as it takes', async () => {
  pool.lifetime = 30;
  const session = await signIn();

  expect([await session.token(), await session.token(), await session.token()]).toEqual([
    'token-2',
    'token-3',
    'token-4',
  ]);
});

it('renews a token that the API refused, and gives it to whoever was refused with it', async () => {
  const session = await signIn();

  expect(await Promise.all([session.token('token-1'), session.token('token-1')])).toEqual(['token-2', 'token-2']);
  expect(await session.token('token-1')).toBe('token-2');
});

it('tells that the session has ended when it is not renewed any more, and leads nobody away', async () => {
  const session = await signIn();
  const heard: boolean[] = [];
  session.end?.subscribe(() => heard.push(session.end?.hasCome() ?? false));
  pool.refreshes = false;
  const settled = vi.fn();
  void Promise.race([session.token('token-1'), session.token('token-1')]).then(settled, settled);
  await vi.waitUntil(() => session.end?.hasCome());
  void session.token().then(settled, settled);

  expect(heard).toEqual([true]);
  expect(pool.asked).toEqual(['authorize', 'code', 'refresh']);
  expect(left).toHaveLength(1);
  expect(shown()).toBe(ASKED_FOR);
  expect(settled).not.toHaveBeenCalled();
});

it('signs in again in a window of its own, and what waited goes on with the new token', async () => {
  const { session, end, waiting } = await endedSession();
  const another = session.token();
  const signedIn = end.signInAgain();
  await signInThere();

  expect(await signedIn).toBeNull();
  expect(await Promise.all([waiting, another, session.token()])).toEqual(Array(3).fill('token-2'));
  expect(end.hasCome()).toBe(false);
  expect([...windows.values()].map(({ closed }) => closed)).toEqual([true]);
  expect(left).toHaveLength(1);
  expect(shown()).toBe(ASKED_FOR);
});

it('may end and be signed in to again more than once', async () => {
  const { session, end } = await endedSession();
  const first = end.signInAgain();
  await signInThere();
  await first;
  const waiting = session.token('token-2');
  await vi.waitUntil(() => end.hasCome());
  const second = end.signInAgain();
  await signInThere();

  expect(await second).toBeNull();
  expect(await waiting).toBe('token-3');
});

it('opens one window at a time', async () => {
  const { end, waiting } = await endedSession();
  void end.signInAgain();
  await vi.waitUntil(() => [...windows.values()][0]?.address);
  const signedIn = end.signInAgain();
  await signInThere();

  expect(await signedIn).toBeNull();
  expect(await waiting).toBe('token-2');
  expect([...windows.values()].map(({ closed }) => closed)).toEqual([true, true]);
});

it('says that the browser lets no window open, and can leave instead', async () => {
  const { end } = await endedSession();
  windowsOpen = false;

  expect(await end.signInAgain()).toEqual({ kind: 'noWindow' });
  expect(end.hasCome()).toBe(true);

  show('/projects/team/flows/iris/edit?tab=text');
  await follow(await leaveBy(() => end.leave()));
  const next = await load();
  expect(shown()).toBe('/projects/team/flows/iris/edit?tab=text');
  expect(await next.token()).toBe('token-2');
  expect(next.end?.hasCome()).toBe(false);
});

it('takes nobody else in the middle of a page, and asks who it is the next time', async () => {
  const { session, end, waiting } = await endedSession();
  const settled = vi.fn();
  void waiting.then(settled, settled);
  const ana = pool.person;
  pool.person = { sub: 'somebody-else', email: 'rui@example.org' };
  const signedIn = end.signInAgain();
  await signInThere();

  expect(await signedIn).toEqual({ kind: 'otherAccount', email: 'rui@example.org' });
  expect(end.hasCome()).toBe(true);
  expect(settled).not.toHaveBeenCalled();

  pool.person = ana;
  const again = end.signInAgain();
  const page = new URL(await vi.waitUntil(() => [...windows.values()].at(-1)?.address));
  expect(Object.fromEntries(page.searchParams)).toMatchObject({ prompt: 'login', login_hint: 'ana@example.org' });
  await signInThere();
  expect(await again).toBeNull();
  expect(await session.token()).toBe('token-3');
});

it('says what the sign-in page of the window answered instead of a code', async () => {
  const { end } = await endedSession();
  pool.refusal = 'access_denied';
  const signedIn = end.signInAgain();
  await signInThere();

  expect(await signedIn).toEqual({ kind: 'refused', answer: 'access_denied' });
  expect(end.hasCome()).toBe(true);
});

it.each([
  ['does not answer', async () => pool.close()],
  [
    'fails for a moment',
    async () => {
      pool.failure = { status: 503, error: 'temporarily_unavailable' };
    },
  ],
])('is not ended by a sign-in that %s', async (_, disturb) => {
  const session = await signIn();
  await disturb();

  await expect(session.token('token-1')).rejects.toMatchObject({ code: 'upstream_unavailable' });
  expect(session.end?.hasCome()).toBe(false);
  expect(await session.token()).toBe('token-1');
});

it('goes on with a token that is about to end while it cannot be renewed', async () => {
  pool.lifetime = 30;
  const session = await signIn();
  pool.failure = { status: 500, error: 'server_error' };

  expect(await session.token()).toBe('token-1');
});

it('leaves at once when it is loaded with a session that has ended', async () => {
  pool.lifetime = 30;
  await signIn();
  pool.refreshes = false;
  show('/projects/team/runs');

  await follow(await leaveBy(load));
  await load();

  expect(shown()).toBe('/projects/team/runs');
});

it('signs out: forgets the tokens here and at the pool, and ends the session of the sign-in page', async () => {
  const session = await signIn();
  await session.signOut?.();

  expect(left.at(-1)?.href).toBe(
    `${pool.url}/logout?${new URLSearchParams({ client_id: 'console', logout_uri: `${SITE}/` })}`,
  );
  expect(pool.asked).toContain('revoke');
  expect(Object.values(sessionStorage).join()).not.toContain('token-1');
  await leaveBy(load);
});

it('signs out also when the pool does not answer', async () => {
  const session = await signIn();
  await pool.close();
  await session.signOut?.();

  expect(left.at(-1)?.pathname).toBe('/logout');
  expect(Object.values(sessionStorage).join()).not.toContain('token-1');
});
