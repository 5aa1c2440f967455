import type { Run } from '@flowi/contracts/entities';
import { useSyncExternalStore } from 'react';

const NONE: readonly Run[] = [];

/** Runs that were ticked, by project. They outlast filters, pages of the list and a look at one of them. */
const chosen = new Map<string, readonly Run[]>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function chooseRuns(projectId: string, runs: readonly Run[]): void {
  chosen.set(projectId, runs);
  for (const listener of listeners) listener();
}

export function useChosenRuns(projectId: string): readonly Run[] {
  return useSyncExternalStore(subscribe, () => chosen.get(projectId) ?? NONE);
}
