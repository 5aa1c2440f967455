import { messageOf } from '@flowi/contracts/errors';
import type { User, UserManager } from 'oidc-client-ts';
import type { SessionEnd } from './session.ts';

/** A window of its own rather than a tab, where the browser has such. */
const A_WINDOW = 'popup,width=520,height=680';

/** What becomes of a window in whose place another was opened. */
const NEVER = new Promise<never>(() => undefined);

/**
 * Signs a person in again without leaving the page: the hosted pages are shown in a window of their own, which hands the code back.
 *
 * @param person who was signed in; nobody else is taken
 * @param onSignedIn called when the new tokens are there
 */
export function signInByWindow(
  users: UserManager,
  person: User['profile'],
  onSignedIn: () => void,
): SessionEnd['signInAgain'] {
  let windows = 0;
  let open = new AbortController();
  let another = false;
  return async () => {
    open.abort();
    open = new AbortController();
    const { signal } = open;
    // Opened here, within the click; the library finds it by its name. Whether there is one it does not tell.
    windows += 1;
    const name = `flowi-sign-in-${windows}`;
    if (!window.open('', name, A_WINDOW)) return { kind: 'noWindow' };
    try {
      const user = await users.signinPopup({
        popupWindowTarget: name,
        popupSignal: signal,
        ...(person.email !== undefined && { login_hint: person.email }),
        // The hosted pages remember who signed in last; a second time they have to ask.
        ...(another && { prompt: 'login' }),
      });
      another = user.profile.sub !== person.sub;
      if (another) {
        await users.removeUser();
        return { kind: 'otherAccount', email: user.profile.email ?? user.profile.sub };
      }
    } catch (error) {
      if (signal.aborted) return NEVER;
      return { kind: 'refused', answer: messageOf(error) };
    }
    onSignedIn();
    return null;
  };
}
