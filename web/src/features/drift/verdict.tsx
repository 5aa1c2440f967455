import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import {
  colorTextStatusError,
  colorTextStatusInactive,
  colorTextStatusSuccess,
  colorTextStatusWarning,
} from '@cloudscape-design/design-tokens';
import type { DriftReport } from '@flowi/contracts/monitoring';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { driftWords } from './texts/index.ts';

export type Verdict = DriftReport['verdict'];

const LOOKS: Readonly<Record<Verdict, StatusIndicatorProps.Type>> = {
  ok: 'success',
  watch: 'warning',
  drift: 'error',
  not_enough_data: 'pending',
};

/** For charts, where there is room for a sign only. */
export const VERDICT_SIGNS: Readonly<Record<Verdict, { readonly sign: string; readonly colour: string }>> = {
  ok: { sign: '✓', colour: colorTextStatusSuccess },
  watch: { sign: '!', colour: colorTextStatusWarning },
  drift: { sign: '✗', colour: colorTextStatusError },
  not_enough_data: { sign: '…', colour: colorTextStatusInactive },
};

interface VerdictIndicatorProps {
  verdict: Verdict;
  /** Rows that were judged, said beside the verdict. */
  rows?: number;
}

/** A verdict on drift as icon, word and colour, with how many rows it rests on. */
export function VerdictIndicator({ verdict, rows }: VerdictIndicatorProps): ReactNode {
  const words = useCatalogue(driftWords);
  const said = words.verdicts[verdict];
  return (
    <StatusIndicator type={LOOKS[verdict]}>{rows === undefined ? said : words.withRows(said, rows)}</StatusIndicator>
  );
}
