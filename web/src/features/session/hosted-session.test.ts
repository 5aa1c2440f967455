// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type SignInServer, startSignInServer } from '../../testing/sign-in-server.ts';
import { hostedSession } from './hosted-session.ts';
import type { Session } from './session.ts';

const SITE = window.location.origin;
const ASKED_FOR = '/projects/team/flows?q=iris';

let pool: SignInServer;
/** Addresses outside of the console that the browser was led to. */
let left: URL[];

beforeEach(async () => {
  pool = await startSignInServer();
  left = [];
  sessionStorage.clear();
  localStorage.clear();
  show(ASKED_FOR);
});
afterEach(() => pool.close());

const show = (address: string) => window.history.replaceState(null, '', address);
const shown = () => `${window.location.pathname}${window.location.search}`;

/** Loads the console at the address that is shown. */
function load(): Promise<Session> {
  const signIn = { mode: 'cognito', issuer: pool.issuer, clientId: 'console', domain: pool.url } as const;
  return hostedSession(signIn, SITE, (address) => left.push(new URL(address)));
}

/** Does what leads away, and waits until the browser is on its way. */
async function leaveBy(act: () => unknown): Promise<URL> {
  const before = left.length;
  void act();
  return vi.waitUntil(() => left.slice(before).at(-1));
}

/** Follows the hosted page back to the console, as a browser does. */
async function follow(page: URL): Promise<void> {
  const reply = await fetch(page, { redirect: 'manual' });
  const back = new URL(reply.headers.get('location') ?? '');
  expect(back.origin).toBe(SITE);
  show(`${back.pathname}${back.search}`);
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

  await expect(session.token('token-1')).rejects.toMatchObject({ code: 'not_authenticated' });
  await expect(session.token('token-1')).rejects.toMatchObject({ code: 'not_authenticated' });
  expect(heard).toEqual([true]);
  expect(left).toHaveLength(1);
  expect(shown()).toBe(ASKED_FOR);
});

it('signs in again where one was', async () => {
  const session = await signIn();
  pool.refreshes = false;
  await session.token('token-1').catch(() => undefined);
  show('/projects/team/flows/iris/edit?tab=text');
  await follow(await leaveBy(() => session.end?.signInAgain()));
  const next = await load();

  expect(shown()).toBe('/projects/team/flows/iris/edit?tab=text');
  expect(await next.token()).toBe('token-2');
  expect(next.end?.hasCome()).toBe(false);
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
