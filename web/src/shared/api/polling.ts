/** What decides when to ask again about something that changes by itself. Times in milliseconds. */
export interface PollFacts {
  /** It will not change any more. */
  settled: boolean;
  /** The last request failed, after its own retries. */
  failed: boolean;
  /** How long it has been the same. */
  unchangedFor: number;
}

const FASTEST = 1_000;
const SLOWEST = 15_000;
const AFTER_FAILURE = 30_000;

/** Quick while things move, slower the longer nothing does; false to stop. */
export function pollInterval({ settled, failed, unchangedFor }: PollFacts): number | false {
  if (settled) return false;
  if (failed) return AFTER_FAILURE;
  return Math.min(SLOWEST, Math.max(FASTEST, unchangedFor / 10));
}
