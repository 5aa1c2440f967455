import type { Meter } from '../ports/services.ts';
import type { Log } from './logger.ts';

/** Where calls are written down. */
export interface Observers {
  readonly log: Log;
  readonly metrics: Meter;
}
