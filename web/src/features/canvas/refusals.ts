import { createContext, useContext } from 'react';
import { KeyedStore, useKeyed } from './keyed-store.ts';

/** While a link is drawn: why it may not end at a node; null where it may, undefined while none is drawn. By id of the node. */
export type Refusals = KeyedStore<string | null>;

const RefusalsContext = createContext<Refusals>(new KeyedStore());
export const RefusalsProvider = RefusalsContext.Provider;

function useRefusals(): Refusals {
  return useContext(RefusalsContext);
}

export function useRefusal(nodeId: string): string | null | undefined {
  return useKeyed(useRefusals(), nodeId);
}
