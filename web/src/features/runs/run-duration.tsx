import type { Run } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useNow } from '../../shared/ui/use-now.ts';
import { elapsedSeconds, isSettled } from './run-state.ts';

/** How long a run took, or has been taking so far. */
export function RunDuration({ run }: { run: Run }): ReactNode {
  const texts = useTexts();
  const { span } = useFormats();
  const now = useNow(!isSettled(run));
  const seconds = elapsedSeconds(run, now);
  return seconds === null ? texts.common.notYet : span(seconds);
}
