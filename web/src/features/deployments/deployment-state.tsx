import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { DeploymentState } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { deploymentWords } from './texts/index.ts';

const LOOKS: Readonly<Record<DeploymentState, StatusIndicatorProps.Type>> = {
  creating: 'in-progress',
  in_service: 'success',
  updating: 'in-progress',
  failed: 'error',
  deleting: 'in-progress',
  deleted: 'stopped',
};

/** The state of a deployment as icon, word and colour. */
export function DeploymentStateIndicator({ state }: { state: DeploymentState }): ReactNode {
  const words = useCatalogue(deploymentWords);
  return <StatusIndicator type={LOOKS[state]}>{words.states[state]}</StatusIndicator>;
}
