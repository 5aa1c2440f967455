import type { Client } from '@flowi/contracts/client';
import type { DriftReportRecord } from '@flowi/contracts/entities';
import { queryOptions } from '@tanstack/react-query';

const LATEST = 100;

/** The newest reports of a flow, of its batches or of its traffic. */
export function driftReportsQuery(
  api: Client,
  projectId: string,
  flowId: string,
  subject: DriftReportRecord['subject'],
) {
  return queryOptions({
    queryKey: ['drift', projectId, flowId, subject],
    queryFn: async () =>
      (await api.monitoring.driftReports({ params: { projectId, flowId }, query: { subject, limit: LATEST } })).items,
  });
}

/** The newest of them; null when there is none yet. */
export function lastDriftQuery(api: Client, projectId: string, flowId: string, subject: DriftReportRecord['subject']) {
  return queryOptions({
    queryKey: ['drift', projectId, flowId, subject, 'last'],
    queryFn: async () => {
      const query = { subject, limit: 1 };
      return (await api.monitoring.driftReports({ params: { projectId, flowId }, query })).items[0] ?? null;
    },
  });
}

export function driftReportQuery(api: Client, projectId: string, driftReportId: string) {
  return queryOptions({
    queryKey: ['drift', projectId, 'report', driftReportId],
    queryFn: () => api.monitoring.driftReport({ params: { projectId, driftReportId } }),
  });
}

/** What a report was judged by. @param createdAt of the report: one that was too small is judged again under its id */
export function driftCountsQuery(
  api: Client,
  { projectId, driftReportId, createdAt }: Pick<DriftReportRecord, 'projectId' | 'driftReportId' | 'createdAt'>,
) {
  return queryOptions({
    queryKey: ['drift', projectId, 'counts', driftReportId, createdAt],
    queryFn: () => api.monitoring.driftCounts({ params: { projectId, driftReportId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
