import Spinner from '@cloudscape-design/components/spinner';
import type { Client } from '@flowi/contracts/client';
import type { BatchJobRecord, BatchJobState } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { driftReportQuery } from '../../features/drift/drift-queries.ts';
import { DriftReportView } from '../../features/drift/drift-report-view.tsx';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { batchJobTexts } from './texts/index.ts';

interface DriftOfJobProps {
  projectId: string;
  driftReportId: string;
  /** The report of the check is replaced by one with predictions when the job has written them. */
  state: BatchJobState;
}

function reportOfJobQuery(api: Client, { projectId, driftReportId, state }: DriftOfJobProps) {
  const query = driftReportQuery(api, projectId, driftReportId);
  return { ...query, queryKey: [...query.queryKey, state] };
}

/** What the drift check says of a job, in a few words; those that the job keeps until its report is there. */
export function DriftInWords({ job }: { job: BatchJobRecord }): ReactNode {
  const { projectId, driftReportId, state, reason } = job;
  const query = reportOfJobQuery(useApi(), { projectId, driftReportId: driftReportId ?? '', state });
  const report = useQuery({ ...query, enabled: driftReportId !== null });
  const speaker = useSpeaker();
  return report.data ? speaker.driftReport(report.data.report) : reason;
}

/** How the rows of a job look beside those of training. */
export function DriftOfJob({ projectId, driftReportId, state }: DriftOfJobProps): ReactNode {
  const words = useCatalogue(batchJobTexts);
  const report = useQuery(reportOfJobQuery(useApi(), { projectId, driftReportId, state }));
  if (report.isLoadingError)
    return <LoadFailed title={words.reportFailed} error={report.error} onRetry={() => void report.refetch()} />;
  if (report.data === undefined) return <Spinner />;
  return <DriftReportView key={report.data.createdAt} record={report.data} />;
}
