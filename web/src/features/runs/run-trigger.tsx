import type { Run } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { ActorName } from '../session/actor-name.tsx';
import { runsTexts } from './texts/index.ts';

/** What started a run: a person, or the schedule. */
export function RunTrigger({ trigger }: Pick<Run, 'trigger'>): ReactNode {
  const words = useCatalogue(runsTexts);
  return trigger.kind === 'schedule' ? words.bySchedule : <ActorName actor={trigger.by} />;
}
