/** Who is signed in, and the token of their requests. */
export interface Session {
  /**
   * The bearer token; renewed when it is about to end, or is the one that was refused.
   *
   * @throws FlowiError not_authenticated when one has to sign in again, upstream_unavailable when sign-in does not answer
   */
  token: (refused?: string) => Promise<string>;
  /** The address that the person signs in with; null where the session does not say. */
  email: string | null;
  /** Absent where a session does not end by itself. */
  end?: SessionEnd;
  /** Forgets the session; absent where one is always signed in. */
  signOut?: () => Promise<void>;
}

/** The end of a session that cannot be renewed. Nobody is led away by it: what was typed stays on the screen. */
export interface SessionEnd {
  hasCome: () => boolean;
  /** @returns what stops it */
  subscribe: (listener: () => void) => () => void;
  /** Leaves for the sign-in page, to come back to the address that is shown. */
  signInAgain: () => Promise<void>;
}
