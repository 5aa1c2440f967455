import { randomUUID } from 'node:crypto';
import { mergeWindowCounts } from '@flowi/contracts/monitoring';
import type { WindowCounts } from '@flowi/contracts/package';
import { below, type ObjectStore } from '../storage/object-store.ts';
import type { WindowCounter } from './window-counter.ts';

export interface WindowWriterOptions {
  readonly counter: WindowCounter;
  readonly store: ObjectStore;
  /** Prefix of the windows; null = counts are not kept. */
  readonly prefix: string | null;
  readonly packageDigest: string;
  readonly mostRows: number;
  readonly mostMilliseconds: number;
  readonly now: () => Date;
  /** After each attempt to write: null when it worked. */
  onWrite(error: unknown): void;
}

/** Writes windows of counts, each under a key of its own, so that servers beside each other never write over each other. */
export interface WindowWriter {
  /** True when the current window is full or old, or an earlier one waits for another attempt. */
  due(): boolean;
  /** Closes the current window and writes all that waits. Never rejects. Resolves to true when nothing waits any more. */
  flush(): Promise<boolean>;
}

const MOST_WAITING = 8;
const PAUSE_AFTER_FAILURE_MS = 5_000;

export function createWindowWriter(options: WindowWriterOptions): WindowWriter {
  const { counter, store, prefix, now } = options;
  let from = now();
  let waiting: WindowCounts[] = [];
  let notBefore = 0;
  let running: Promise<boolean> | null = null;

  const close = () => {
    if (counter.empty) return;
    const to = now();
    const windowId = `${from.toISOString().replaceAll(/[-:.]/g, '')}-${randomUUID()}`;
    waiting.push(counter.read({ windowId, packageDigest: options.packageDigest, from, to }));
    counter.clear();
    from = to;
    // Counts add up, so that memory stays bounded however long the store is away.
    if (waiting.length > MOST_WAITING) waiting = [mergeWindowCounts(waiting)];
  };

  const writeAll = async () => {
    try {
      for (let window = waiting[0]; window; window = waiting[0]) {
        // A failed write is repeated under the same key: should it have arrived after all, nothing is counted twice.
        await store.write(windowAddress(prefix ?? '', window), JSON.stringify(window));
        waiting = waiting.filter((other) => other !== window);
        options.onWrite(null);
      }
      return true;
    } catch (error) {
      notBefore = now().getTime() + PAUSE_AFTER_FAILURE_MS;
      options.onWrite(error);
      return false;
    }
  };

  return {
    due() {
      if (prefix === null || running !== null) return false;
      const time = now().getTime();
      if (time < notBefore) return false;
      const old = !counter.empty && time - from.getTime() >= options.mostMilliseconds;
      return old || counter.rows >= options.mostRows || waiting.length > 0;
    },
    async flush() {
      if (prefix === null) return true;
      await running;
      close();
      running = writeAll();
      try {
        return await running;
      } finally {
        running = null;
      }
    },
  };
}

/** Windows lie below the day they were closed on, so that whoever wants the latest lists no others: an idle server's began long ago. */
function windowAddress(prefix: string, window: WindowCounts): string {
  return below(prefix, `${window.to.slice(0, 10)}/${window.windowId}.json`);
}
