import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { RUN_TRANSITIONS, type Run, type RunState } from '@flowi/contracts/entities';

/** How a state looks; its word always stands beside it. */
export const RUN_LOOKS: Readonly<Record<RunState, StatusIndicatorProps.Type>> = {
  queued: 'pending',
  planning: 'in-progress',
  training: 'in-progress',
  comparing: 'in-progress',
  awaiting_approval: 'warning',
  promoting: 'in-progress',
  deploying: 'in-progress',
  succeeded: 'success',
  failed: 'error',
  stopped: 'stopped',
};

const TAB_MARKS: Readonly<Partial<Record<RunState, string>>> = {
  succeeded: '✓',
  failed: '✗',
  stopped: '■',
  awaiting_approval: '?',
};

/** A sign for the browser's tab, where there is no colour. */
export function tabMark(state: RunState): string {
  return TAB_MARKS[state] ?? '…';
}

/** True when a run has ended and goes on only if a person retries it. */
export function isSettled({ state }: Pick<Run, 'state'>): boolean {
  return RUN_TRANSITIONS[state].length === 0;
}

/** Seconds from start to end, or until now; null before it has started. */
export function elapsedSeconds(
  { startedAt, finishedAt }: Pick<Run, 'startedAt' | 'finishedAt'>,
  now: number,
): number | null {
  if (startedAt === null) return null;
  const end = finishedAt === null ? now : Date.parse(finishedAt);
  return Math.max(0, (end - Date.parse(startedAt)) / 1000);
}
