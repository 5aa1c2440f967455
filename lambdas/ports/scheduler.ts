import type { ScheduledStart } from '@flowi/contracts/events';

/** When a schedule fires: a five-field cron, or once at a local date and time. */
export type Timing =
  | { readonly cron: string; readonly timezone: string }
  | { readonly at: string; readonly timezone: string };

export interface Scheduler {
  /** Makes or replaces the schedule of that name. */
  put(name: string, timing: Timing, start: Omit<ScheduledStart, 'scheduledTime'>): Promise<void>;
  /** Removing what is not there is not an error. */
  remove(name: string): Promise<void>;
}

/** Between two UTC timestamps: after the first, up to the second. */
export interface PastSpan {
  readonly since: string;
  /** @default now */
  readonly until?: string | null;
}

export interface Calendar {
  /** The next moments, as UTC timestamps; fewer than asked for when there are no more. */
  next(timing: Timing, count: number): string[];
  /** The last moments of a span that is over, newest first. */
  last(timing: Timing, count: number, span: PastSpan): string[];
}
