import { setTimeout as delay } from 'node:timers/promises';
import { FlowiError } from '@flowi/contracts/errors';

/** How to wait for something that goes on elsewhere. */
export interface WaitOptions<T> {
  read: () => Promise<T>;
  done: (value: T) => boolean;
  /** Called after every reading. */
  onReading?: (value: T) => void;
  /** Shortest pause; pauses are a tenth of what was waited, up to `maximumMs`. @default 250 */
  firstMs?: number;
  /** @default 2000 */
  maximumMs?: number;
  /** @default 24 hours */
  timeoutMs?: number;
  /** Ends the wait with its reason. @default nothing does */
  signal?: AbortSignal | undefined;
}

/** Nobody waits longer than by this share. */
const PATIENCE = 0.1;

/**
 * Reads until `done`, ever more slowly. Readings that fail because the API does not answer are tried again; whoever stops the API itself
 * ends the wait by its signal.
 */
export async function waitFor<T>({
  read,
  done,
  onReading,
  firstMs = 250,
  maximumMs = 2_000,
  timeoutMs = 86_400_000,
  signal,
}: WaitOptions<T>): Promise<T> {
  const began = Date.now();
  const end = began + timeoutMs;
  while (true) {
    signal?.throwIfAborted();
    const value = await readOnce(read);
    if (value !== undefined) {
      onReading?.(value.reading);
      if (done(value.reading)) return value.reading;
    }
    if (Date.now() >= end)
      throw new FlowiError(
        'not_ready',
        `Not done after ${Math.round(timeoutMs / 1000)} s; it goes on, look again later.`,
      );
    await delay(Math.min(Math.max(firstMs, (Date.now() - began) * PATIENCE), maximumMs), undefined, { signal });
  }
}

async function readOnce<T>(read: () => Promise<T>): Promise<{ reading: T } | undefined> {
  try {
    return { reading: await read() };
  } catch (error) {
    if (error instanceof FlowiError && error.code === 'upstream_unavailable') return undefined;
    throw error;
  }
}
