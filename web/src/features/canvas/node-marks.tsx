import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Issue } from '@flowi/contracts/flow';
import { memo, type ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import styles from './component-node.module.css';
import { useKeyed } from './keyed-store.ts';
import { type NodeState, useNodeMarks } from './node-status.ts';
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

/** Where a node is in a run; nothing where no run is shown. */
export const StatusMark = memo(function StatusMark({ nodeId }: { nodeId: string }): ReactNode {
  const texts = useCatalogue(canvasTexts);
  const status = useKeyed(useNodeMarks().statuses, nodeId);
  if (!status) return null;
  return (
    <StatusIndicator type={INDICATORS[status.state]}>
      {texts.states[status.state]}
      {status.detail === undefined ? '' : ` · ${status.detail}`}
    </StatusIndicator>
  );
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
