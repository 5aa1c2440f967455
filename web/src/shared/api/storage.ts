import type { ConsoleConfig } from '@flowi/contracts/console';
import { createContext, useContext } from 'react';

/** Where this page reaches what a presigned address names. */
export type ReachStorage = (address: string) => string;

/**
 * In AWS a page sends to the bucket itself. On a laptop storage is another origin, which the security policy does not let pages call,
 * and the site passes presigned requests on.
 *
 * @param site origin of the console
 */
export function makeReachStorage(storage: ConsoleConfig['storage'], site: string): ReachStorage {
  if (storage === undefined) return (address) => address;
  const { origin } = new URL(storage.address);
  return (address) => {
    const asked = new URL(address);
    return asked.origin === origin ? `${site}${storage.path}${asked.pathname}${asked.search}` : address;
  };
}

const ReachStorageContext = createContext<ReachStorage>((address) => address);
export const ReachStorageProvider = ReachStorageContext.Provider;

export function useReachStorage(): ReachStorage {
  return useContext(ReachStorageContext);
}
