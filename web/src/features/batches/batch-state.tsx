import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { BatchJobState } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { batchWords } from './texts/index.ts';

const LOOKS: Readonly<Record<BatchJobState, StatusIndicatorProps.Type>> = {
  queued: 'pending',
  counting: 'in-progress',
  checking: 'in-progress',
  scoring: 'in-progress',
  succeeded: 'success',
  refused: 'warning',
  failed: 'error',
  stopped: 'stopped',
};

/** The state of a batch job as icon, word and colour. */
export function BatchStateIndicator({ state }: { state: BatchJobState }): ReactNode {
  const words = useCatalogue(batchWords);
  return <StatusIndicator type={LOOKS[state]}>{words.states[state]}</StatusIndicator>;
}
