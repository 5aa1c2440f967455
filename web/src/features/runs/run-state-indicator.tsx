import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { RunState } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/texts/texts.ts';
import { RUN_LOOKS } from './run-state.ts';

/** The state of a run as icon, word and colour. */
export function RunStateIndicator({ state }: { state: RunState }): ReactNode {
  const texts = useTexts();
  return <StatusIndicator type={RUN_LOOKS[state]}>{texts.runs.states[state]}</StatusIndicator>;
}
