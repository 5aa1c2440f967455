/** Who is signed in, and the token of their requests. */
export interface Session {
  /** The bearer token; renewed when it is about to end, or is the one that was refused. */
  token: (refused?: string) => Promise<string>;
  /** Forgets the session; absent where one is always signed in. */
  signOut?: () => Promise<void>;
}
