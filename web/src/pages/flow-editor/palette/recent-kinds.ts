import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const KEY = 'flowi.recent-kinds';
const MOST = 6;
const listeners = new Set<() => void>();

/** Puts a kind of node first among those used last, in this browser. */
export function rememberKind(component: string): void {
  const recent = [component, ...readRecent().filter((id) => id !== component)].slice(0, MOST);
  localStorage.setItem(KEY, JSON.stringify(recent));
  for (const listener of listeners) listener();
}

/** Kinds used last, newest first. */
export function useRecentKinds(): readonly string[] {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => localStorage.getItem(KEY),
  );
  return parseRecent(text);
}

function readRecent(): readonly string[] {
  return parseRecent(localStorage.getItem(KEY));
}

function parseRecent(text: string | null): readonly string[] {
  try {
    return z
      .array(z.string())
      .max(MOST)
      .catch([])
      .parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}
