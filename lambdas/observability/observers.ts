import type { Log } from './logger.ts';
import type { CallMetrics } from './metrics.ts';

/** Where calls are written down. */
export interface Observers {
  readonly log: Log;
  readonly metrics: CallMetrics;
}
