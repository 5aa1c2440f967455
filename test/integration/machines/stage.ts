import type { Session } from '../../../cli/src/session.ts';
import type { Laptop } from '../support/laptop.ts';

/** What the cases of the state machines share; filled before the first of them runs. */
export interface Stage {
  laptop: Laptop;
  session: Session;
  /** Bucket with the tables. */
  dataBucket: string;
}
