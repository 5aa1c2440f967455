import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Issue } from '@flowi/contracts/flow';
import { memo, type ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import styles from './component-node.module.css';
import { useKeyed } from './keyed-store.ts';
import { type NodeState, type NodeStatus, useNodeMarks } from './node-status.ts';
import { canvasTexts } from './texts/index.ts';

/** Icon and colour of each state; the word stands beside it. */
const INDICATORS: Readonly<Record<NodeState, StatusIndicatorProps.Type>> = {
  idle: 'pending',
  queued: 'pending',
  running: 'in-progress',
  reused: 'success',
  succeeded: 'success',
  failed: 'error',
  skipped: 'stopped',
  cancelled: 'stopped',
};

/** A state of a node as icon, word and colour. */
export function NodeStateText({ state, detail, hint }: NodeStatus): ReactNode {
  const texts = useCatalogue(canvasTexts);
  return (
    <span title={hint}>
      <StatusIndicator type={INDICATORS[state]}>
        {texts.states[state]}
        {detail === undefined ? '' : ` · ${detail}`}
      </StatusIndicator>
    </span>
  );
}

/** Where a node is in a run; nothing where no run is shown. */
export const StatusMark = memo(function StatusMark({ nodeId }: { nodeId: string }): ReactNode {
  const status = useKeyed(useNodeMarks().statuses, nodeId);
  return status ? <NodeStateText {...status} /> : null;
});

/** How many problems a node has. */
export const IssueMark = memo(function IssueMark({ nodeId }: { nodeId: string }): ReactNode {
  const texts = useCatalogue(canvasTexts);
  const issues = useKeyed(useNodeMarks().issues, nodeId) ?? [];
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  if (issues.length === 0) return null;
  return (
    <span className={styles['issues']} title={messagesOf(issues)}>
      <StatusIndicator type={errors > 0 ? 'error' : 'warning'}>
        {errors > 0 ? texts.errors(errors) : texts.warnings(issues.length)}
      </StatusIndicator>
    </span>
  );
});

function messagesOf(issues: readonly Issue[]): string {
  return issues.map(({ message }) => message).join('\n');
}
