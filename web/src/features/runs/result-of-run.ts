import type { Run } from '@flowi/contracts/entities';
import type { Formats } from '../../shared/format/formats.ts';

/** The metric the trial was chosen by, on the held-out rows. */
export function resultOfRun({ testMetrics, selectedBy, decision }: Run, { figure }: Formats): string {
  const metric = decision?.metric ?? selectedBy;
  const value = metric === null ? undefined : testMetrics?.[metric];
  return value === undefined ? '–' : `${metric} ${figure(value)}`;
}
