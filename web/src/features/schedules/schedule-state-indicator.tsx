import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { ScheduleState } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { schedulesTexts } from './texts/index.ts';

const LOOKS: Readonly<Record<Exclude<ScheduleState, 'none'>, StatusIndicatorProps.Type>> = {
  active: 'success',
  paused: 'stopped',
  failing: 'error',
  expired: 'warning',
};

/** How a schedule stands, as icon, word and colour. */
export function ScheduleStateIndicator({ state }: { state: ScheduleState }): ReactNode {
  const { states } = useCatalogue(schedulesTexts);
  if (state === 'none') return <Box color="text-body-secondary">{states.none}</Box>;
  return <StatusIndicator type={LOOKS[state]}>{states[state]}</StatusIndicator>;
}
