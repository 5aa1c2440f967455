import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import styles from './flow-canvas.module.css';
import type { CanvasEdge } from './graph-elements.ts';
import { useKeyed } from './keyed-store.ts';
import { type NodeStatus, useNodeMarks } from './node-status.ts';

/** How an edge stands in a run: told by line and, while rows pass, by movement. */
function edgeState(from: NodeStatus | undefined, to: NodeStatus | undefined): string | undefined {
  if (!from || !to) return undefined;
  if (to.state === 'failed') return 'failed';
  if (to.state === 'running') return 'active';
  const done = from.state === 'succeeded' || from.state === 'reused';
  return done && to.state !== 'skipped' && to.state !== 'cancelled' ? 'done' : 'pending';
}

export const FlowEdgeLine = memo(function FlowEdgeLine(edge: EdgeProps<CanvasEdge>) {
  const { statuses } = useNodeMarks();
  const state = edgeState(useKeyed(statuses, edge.source), useKeyed(statuses, edge.target));
  const [path] = getBezierPath(edge);
  return (
    <g className={styles['edge']} data-state={state} data-selected={edge.selected}>
      <BaseEdge
        id={edge.id}
        path={path}
        interactionWidth={24}
        {...(edge.markerEnd ? { markerEnd: edge.markerEnd } : {})}
      />
    </g>
  );
});
