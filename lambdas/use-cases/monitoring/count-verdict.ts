import type { DriftReportRecord } from '@flowi/contracts/entities';
import type { Meter } from '../../ports/services.ts';

/** What CloudWatch counts of judged windows; `service` is a dimension of all our counts. */
export const DRIFT_REPORTS = {
  namespace: 'Flowi',
  name: 'DriftReports',
  dimensions: (endpoint: string, verdict: string) => ({ service: 'flowi', Endpoint: endpoint, Verdict: verdict }),
} as const;

/** Counts a judged window, for the dashboard of its deployment. */
export function countVerdict(meter: Meter, endpoint: string, { report }: DriftReportRecord): void {
  const { service: _, ...dimensions } = DRIFT_REPORTS.dimensions(endpoint, report.verdict);
  meter.count(DRIFT_REPORTS.name, dimensions);
}
