import type { Flow } from '@flowi/contracts/flow';
import type { Step } from './step.ts';

/** How many steps can be taken back. */
export const HISTORY_LIMIT = 50;
/** Edits of one kind at one place that follow each other within this time, in milliseconds, are one step. */
const MERGE_WITHIN = 500;

/** A document with the step that leads away from it: forward where it is past, back where it is future. */
interface Entry {
  readonly flow: Flow;
  readonly step: Step;
}

/** A document with what it was and what was taken back. Whole documents are kept: they share all that did not change. */
export interface History {
  readonly flow: Flow;
  /** Oldest first. */
  readonly past: readonly Entry[];
  /** Next one first. */
  readonly future: readonly Entry[];
  /** Key and time of the last edit, as long as another one may join it. */
  readonly open: { readonly key: string; readonly at: number } | null;
}

export interface Recorded {
  readonly flow: Flow;
  readonly step: Step;
  /** Edits with the same key in quick succession are one step; null for one that stands alone. */
  readonly mergeKey: string | null;
  /** Milliseconds on any clock. */
  readonly at: number;
}

export function beginHistory(flow: Flow): History {
  return { flow, past: [], future: [], open: null };
}

/** The history after an edit. What was taken back before is gone then. */
export function record(history: History, { flow, step, mergeKey, at }: Recorded): History {
  const open = mergeKey === null ? null : { key: mergeKey, at };
  const joins = history.open !== null && history.open.key === mergeKey && at - history.open.at <= MERGE_WITHIN;
  if (joins && history.future.length === 0) return { ...history, flow, open };
  const past = [...history.past, { flow: history.flow, step }].slice(-HISTORY_LIMIT);
  return { flow, past, future: [], open };
}

export function undo(history: History): History {
  const last = history.past.at(-1);
  if (!last) return history;
  const future = [{ flow: history.flow, step: last.step }, ...history.future];
  return { flow: last.flow, past: history.past.slice(0, -1), future, open: null };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { flow: next.flow, past: [...history.past, { flow: history.flow, step: next.step }], future, open: null };
}
