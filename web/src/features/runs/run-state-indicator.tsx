import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { RunState } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { RUN_LOOKS } from './run-state.ts';
import { runsTexts } from './texts/index.ts';

/** The state of a run as icon, word and colour. */
export function RunStateIndicator({ state }: { state: RunState }): ReactNode {
  const words = useCatalogue(runsTexts);
  return <StatusIndicator type={RUN_LOOKS[state]}>{words.states[state]}</StatusIndicator>;
}
