import { setTimeout as pause } from 'node:timers/promises';

/** How long and how often to ask; `onTimeout` words the error. */
export interface Patience {
  limitMs: number;
  everyMs?: number;
  onTimeout: () => string;
  signal?: AbortSignal;
}

/** Ask until the answer is not undefined. Throws after the limit, or when the signal aborts. */
export async function until<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  patience: Patience,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + patience.limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== null) return answer;
    if (Date.now() > deadline) throw new Error(patience.onTimeout());
    await pause(patience.everyMs ?? 50, undefined, { signal: patience.signal });
  }
}
