import type { ConsoleConfig } from '@flowi/contracts/console';
import { FlowiError, messageOf } from '@flowi/contracts/errors';
import { ErrorResponse, type INavigator, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { Interruption } from './interruption.ts';
import type { Session } from './session.ts';
import { signInByWindow } from './sign-in-window.ts';

type HostedSignIn = Extract<ConsoleConfig['signIn'], { mode: 'cognito' }>;

/** Where the hosted pages send people back to. */
const SIGNED_IN_PATH = '/signed-in';

const RENEW_BEFORE_SECONDS = 60;

/** Answers of the token address that say nothing about the session. */
const PASSING_ERRORS: readonly (string | null)[] = ['server_error', 'temporarily_unavailable'];

/**
 * The session of a user pool's user, by authorization code with PKCE. Leaves for the hosted pages when nobody is signed in; on
 * the way back it exchanges the code and puts the address that was asked for back. Once it is open, only people leave.
 *
 * @param go leads the browser to an address outside of the console
 * @returns null in a window that was opened to sign in for another page, which has been told
 */
export async function hostedSession(
  signIn: HostedSignIn,
  site: string,
  go: (address: string) => void = (address) => window.location.assign(address),
): Promise<Session | null> {
  const users = new UserManager(
    {
      authority: signIn.issuer,
      client_id: signIn.clientId,
      redirect_uri: `${site}${SIGNED_IN_PATH}`,
      scope: 'openid email',
      // Ends with the tab; a token does not outlive the browser's window on a shared machine.
      userStore: new WebStorageStateStore({ store: window.sessionStorage }),
      automaticSilentRenew: false,
    },
    navigatorBy(go),
  );
  const user = window.location.pathname === SIGNED_IN_PATH ? await comeBack(users) : await resume(users);
  if (user === null) return null;
  const ended = new Interruption();
  return {
    token: tokenSource(users, user.profile.sub, ended),
    email: user.profile.email ?? null,
    end: {
      hasCome: () => ended.on,
      subscribe: ended.subscribe,
      signInAgain: signInByWindow(users, user.profile, () => ended.end()),
      leave: () => leave(users),
    },
    signOut: async () => {
      // Without an answer it ends by itself; it must not keep anybody from signing out.
      await users.revokeTokens(['refresh_token']).catch(() => undefined);
      await users.removeUser();
      const query = new URLSearchParams({ client_id: signIn.clientId, logout_uri: `${site}/` });
      go(`${signIn.domain}/logout?${query}`);
    },
  };
}

function navigatorBy(go: (address: string) => void): INavigator {
  const never = new Promise<never>(() => undefined);
  const navigate = ({ url }: { url: string }) => {
    go(url);
    return never;
  };
  return { prepare: async () => ({ navigate, close: () => undefined }), callback: async () => undefined };
}

/** Who has signed in; null when that was for the page that opened this window. */
async function comeBack(users: UserManager): Promise<User | null> {
  const user = await users.signinCallback().catch((cause: unknown) => {
    throw new FlowiError('not_authenticated', messageOf(cause), { cause });
  });
  if (user === undefined) return null;
  const asked = typeof user.state === 'string' && user.state.startsWith('/') ? user.state : '/';
  window.history.replaceState(null, '', asked);
  return user;
}

/** The user of before a reload, else the way to the hosted pages: nothing can be lost yet. */
async function resume(users: UserManager): Promise<User> {
  const user = await users.getUser();
  if (user && lasts(user)) return user;
  return (await renewed(users)) ?? leave(users);
}

/** Never resolves: the browser is on its way to the hosted pages. */
async function leave(users: UserManager): Promise<never> {
  const { pathname, search } = window.location;
  await users.signinRedirect({ state: pathname === SIGNED_IN_PATH ? '/' : `${pathname}${search}` });
  return new Promise<never>(() => undefined);
}

/**
 * Gives the access token, renewed when it is about to end; requests at the same time share one renewal, and wait together once there is
 * none.
 *
 * @param sub whose tokens; those of others who signed in since are not taken
 */
function tokenSource(users: UserManager, sub: string, ended: Interruption): Session['token'] {
  let renewing: Promise<User | null> | undefined;
  const renew = () => {
    renewing ??= renewed(users).finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  const next = async (refused: string | undefined) => {
    const user = await users.getUser();
    const usable = user?.profile.sub === sub && user.access_token !== refused ? user : null;
    if (usable && lasts(usable)) return usable;
    return renew().catch((error: unknown) => {
      if (usable?.expired === false) return usable;
      throw error;
    });
  };
  return async (refused) => {
    for (;;) {
      await ended.over();
      const user = await next(refused);
      if (user?.profile.sub === sub) return user.access_token;
      ended.begin();
    }
  };
}

const lasts = (user: User) => (user.expires_in ?? 0) > RENEW_BEFORE_SECONDS;

/** The user with a new token; null when the pool gives none any more. @throws FlowiError upstream_unavailable without an answer */
async function renewed(users: UserManager): Promise<User | null> {
  const user = await users.getUser();
  if (user?.refresh_token === undefined) return null;
  return users.signinSilent().catch((cause: unknown) => {
    if (cause instanceof ErrorResponse && !PASSING_ERRORS.includes(cause.error)) return null;
    throw new FlowiError('upstream_unavailable', `The session could not be renewed: ${messageOf(cause)}`, { cause });
  });
}
