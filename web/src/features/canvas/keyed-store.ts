import { useCallback, useSyncExternalStore } from 'react';

/** Values by key that change often, kept beside a drawing: only what shows the changed key is drawn again. */
export class KeyedStore<Value> {
  readonly #same: (a: Value, b: Value) => boolean;
  readonly #listeners = new Map<string, Set<() => void>>();
  #values: ReadonlyMap<string, Value> = new Map();

  /** @param same two values that look alike; by default those that are written alike */
  constructor(same: (a: Value, b: Value) => boolean = (a, b) => JSON.stringify(a) === JSON.stringify(b)) {
    this.#same = same;
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  /** Takes new values in place of all; tells those whose value differs. */
  replace(values: ReadonlyMap<string, Value>): void {
    const before = this.#values;
    const next = new Map(
      [...values].map(([key, value]) => {
        const old = before.get(key);
        return [key, old !== undefined && this.#same(old, value) ? old : value];
      }),
    );
    this.#values = next;
    for (const [key, listeners] of this.#listeners) {
      if (before.get(key) === next.get(key)) continue;
      for (const listener of listeners) listener();
    }
  }

  subscribe(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => listeners.delete(listener);
  }
}

/** The value of one key, followed. */
export function useKeyed<Value>(store: KeyedStore<Value>, key: string): Value | undefined {
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key]);
  return useSyncExternalStore(subscribe, () => store.get(key));
}
