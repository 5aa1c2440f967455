import type { Issue } from '@flowi/contracts/flow';
import { createContext, useContext } from 'react';
import { KeyedStore } from './keyed-store.ts';

export const NODE_STATES = [
  'idle',
  'queued',
  'running',
  'reused',
  'succeeded',
  'failed',
  'skipped',
  'cancelled',
] as const;
export type NodeState = (typeof NODE_STATES)[number];

/** Where a node is in a run. */
export interface NodeStatus {
  readonly state: NodeState;
  /** More in words, e.g. how long it has been running. */
  readonly detail?: string;
  /** A sentence for whoever points at it, e.g. why it was reused or failed. */
  readonly hint?: string;
}

/** What is shown on nodes and changes on its own, by id of the node. */
export interface NodeMarks {
  readonly statuses: KeyedStore<NodeStatus>;
  readonly issues: KeyedStore<readonly Issue[]>;
}

export function makeNodeMarks(): NodeMarks {
  return { statuses: new KeyedStore(), issues: new KeyedStore() };
}

const MarksContext = createContext<NodeMarks>(makeNodeMarks());
export const NodeMarksProvider = MarksContext.Provider;

export function useNodeMarks(): NodeMarks {
  return useContext(MarksContext);
}
