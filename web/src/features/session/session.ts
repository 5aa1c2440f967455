/** Who is signed in, and the token of their requests. */
export interface Session {
  /**
   * The bearer token; renewed when it is about to end, or is the one that was refused. While the session has ended it waits until the
   * person has signed in again, so that requests go on by themselves.
   *
   * @throws FlowiError upstream_unavailable when sign-in does not answer
   */
  token: (refused?: string) => Promise<string>;
  /** The address that the person signs in with; null where the session does not say. */
  email: string | null;
  /** Absent where a session does not end by itself. */
  end?: SessionEnd;
  /** Forgets the session; absent where one is always signed in. */
  signOut?: () => Promise<void>;
}

/** Why a window for signing in has not signed in. */
export type SignInFault =
  | { readonly kind: 'noWindow' }
  | { readonly kind: 'otherAccount'; readonly email: string }
  | { readonly kind: 'refused'; readonly answer: string };

/** The end of a session that cannot be renewed. Nobody is led away by it: what was typed stays on the screen. */
export interface SessionEnd {
  /** Whether it has ended and nobody has signed in since. */
  hasCome: () => boolean;
  /** @returns what stops it */
  subscribe: (listener: () => void) => () => void;
  /**
   * Opens a window with the sign-in page and goes on with the new session; to be called by a click, or the browser lets no window open. A
   * window that was opened before closes, and its call does not settle; nor does one whose window people close, which browsers do not
   * always tell.
   *
   * @returns why there is no new session; null when there is
   */
  signInAgain: () => Promise<SignInFault | null>;
  /** Leaves for the sign-in page, to come back to the address that is shown; what is only on the page is lost. */
  leave: () => Promise<void>;
}
