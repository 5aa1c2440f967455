import type { Client } from '@flowi/contracts/client';
import { createContext, useContext } from 'react';

const ApiContext = createContext<Client | null>(null);
export const ApiProvider = ApiContext.Provider;

/** The typed client of this session. */
export function useApi(): Client {
  const client = useContext(ApiContext);
  if (!client) throw new Error('useApi is used outside of an ApiProvider');
  return client;
}
