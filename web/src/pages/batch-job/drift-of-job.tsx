import Spinner from '@cloudscape-design/components/spinner';
import type { BatchJobState } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { driftReportQuery } from '../../features/drift/drift-queries.ts';
import { DriftReportView } from '../../features/drift/drift-report-view.tsx';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { batchJobTexts } from './texts/index.ts';

interface DriftOfJobProps {
  projectId: string;
  driftReportId: string;
  /** The report of the check is replaced by one with predictions when the job has written them. */
  state: BatchJobState;
}

/** How the rows of a job look beside those of training. */
export function DriftOfJob({ projectId, driftReportId, state }: DriftOfJobProps): ReactNode {
  const words = useCatalogue(batchJobTexts);
  const query = driftReportQuery(useApi(), projectId, driftReportId);
  const report = useQuery({ ...query, queryKey: [...query.queryKey, state] });
  if (report.isLoadingError)
    return <LoadFailed title={words.reportFailed} error={report.error} onRetry={() => void report.refetch()} />;
  if (report.data === undefined) return <Spinner />;
  return <DriftReportView key={report.data.createdAt} record={report.data} />;
}
