import type { ConsoleConfig } from '@flowi/contracts/console';
import { FlowiError } from '@flowi/contracts/errors';
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Session } from './session.ts';

type HostedSignIn = Extract<ConsoleConfig['signIn'], { mode: 'cognito' }>;

/** Where the hosted pages send people back to. */
const SIGNED_IN_PATH = '/signed-in';

const RENEW_BEFORE_SECONDS = 60;

/**
 * The session of a user pool's user, by authorization code with PKCE. Leaves for the hosted pages when nobody is signed in; on
 * the way back it exchanges the code and puts the address that was asked for back.
 */
export async function hostedSession(signIn: HostedSignIn, site: string): Promise<Session> {
  const users = new UserManager({
    authority: signIn.issuer,
    client_id: signIn.clientId,
    redirect_uri: `${site}${SIGNED_IN_PATH}`,
    scope: 'openid email',
    // Ends with the tab; a token does not outlive the browser's window on a shared machine.
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: false,
  });
  if (window.location.pathname === SIGNED_IN_PATH) await comeBack(users);
  else if (!(await users.getUser())) await leave(users);
  return {
    token: tokenSource(users),
    signOut: async () => {
      await users.removeUser();
      const query = new URLSearchParams({ client_id: signIn.clientId, logout_uri: `${site}/` });
      window.location.assign(`${signIn.domain}/logout?${query}`);
    },
  };
}

async function comeBack(users: UserManager): Promise<void> {
  const user = await users.signinRedirectCallback().catch((cause: unknown) => {
    throw new FlowiError('not_authenticated', cause instanceof Error ? cause.message : String(cause), { cause });
  });
  const asked = typeof user.state === 'string' && user.state.startsWith('/') ? user.state : '/';
  window.history.replaceState(null, '', asked);
}

/** Never resolves: the browser is on its way to the hosted pages. */
async function leave(users: UserManager): Promise<never> {
  const { pathname, search } = window.location;
  await users.signinRedirect({ state: pathname === SIGNED_IN_PATH ? '/' : `${pathname}${search}` });
  return new Promise<never>(() => undefined);
}

/** Gives the access token, renewed when it is about to end; requests at the same time share one renewal. */
function tokenSource(users: UserManager): Session['token'] {
  let renewing: Promise<string> | undefined;
  return async (refused) => {
    const user = await users.getUser();
    if (user && user.access_token !== refused && (user.expires_in ?? 0) > RENEW_BEFORE_SECONDS)
      return user.access_token;
    renewing ??= renew(users).finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
}

async function renew(users: UserManager): Promise<string> {
  const user = await users.getUser();
  const renewed = user?.refresh_token === undefined ? null : await users.signinSilent().catch(() => null);
  return renewed?.access_token ?? leave(users);
}
