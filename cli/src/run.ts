import type { Session } from './session.ts';

/** Wraps an action so that it gets a session as its first argument. */
export type Run = <A extends unknown[]>(
  action: (session: Session, ...args: A) => Promise<void>,
) => (...args: A) => Promise<void>;
