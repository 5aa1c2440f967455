import { jwtDecode } from 'jwt-decode';
import { createContext, useContext } from 'react';
import type { Session } from './session.ts';

interface SignedIn extends Session {
  /** Id of the signed-in user, as records name it. */
  userId: string | null;
  /** Where the API is, for calls from outside of the console. */
  apiUrl: string;
}

const SessionContext = createContext<SignedIn | null>(null);
export const SessionProvider = SessionContext.Provider;

export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is used outside of a SessionProvider');
  return session;
}

/** Whom a token speaks for; null when it does not say. The API checks tokens, the console only reads them. */
export function userIdOf(token: string): string | null {
  try {
    return jwtDecode(token).sub ?? null;
  } catch {
    return null;
  }
}
