import type { Run } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useTexts } from '../../shared/texts/texts.ts';
import { ActorName } from '../session/actor-name.tsx';

/** What started a run: a person, or the schedule. */
export function RunTrigger({ trigger }: Pick<Run, 'trigger'>): ReactNode {
  const texts = useTexts();
  return trigger.kind === 'schedule' ? texts.runs.bySchedule : <ActorName actor={trigger.by} />;
}
