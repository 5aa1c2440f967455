import { jwtDecode } from 'jwt-decode';
import { createContext, useContext } from 'react';

interface SignedIn {
  /** Id of the signed-in user, as records name it. */
  userId: string | null;
  signOut?: () => Promise<void>;
}

const SessionContext = createContext<SignedIn>({ userId: null });
export const SessionProvider = SessionContext.Provider;

export function useSession(): SignedIn {
  return useContext(SessionContext);
}

/** Whom a token speaks for; null when it does not say. The API checks tokens, the console only reads them. */
export function userIdOf(token: string): string | null {
  try {
    return jwtDecode(token).sub ?? null;
  } catch {
    return null;
  }
}
