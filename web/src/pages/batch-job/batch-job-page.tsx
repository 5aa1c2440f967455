import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { BatchJobRecord } from '@flowi/contracts/entities';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { batchJobQuery } from '../../features/batches/batch-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { PageLoadFailed } from '../../shared/ui/page-load-failed.tsx';
import { PageSkeleton } from '../../shared/ui/page-skeleton.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { BatchJobActions, hasActions } from './batch-job-actions.tsx';
import { BatchJobFacts } from './batch-job-facts.tsx';
import { DriftInWords, DriftOfJob } from './drift-of-job.tsx';
import { OutputFiles } from './output-files.tsx';
import { batchJobTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/batch-jobs/$batchJobId');

/** One scoring of a table: were all rows answered, and if not, why. */
export function BatchJobPage(): ReactNode {
  const words = useCatalogue(batchJobTexts);
  const { moment } = useFormats();
  const { projectId, batchJobId } = route.useParams();
  const job = usePolled(batchJobQuery(useApi(), projectId, batchJobId));
  useTitle(job.data === undefined ? words.job : words.title(job.data.flowId, moment(job.data.createdAt)));
  useHelp(words.help);
  if (job.isLoadingError)
    return <PageLoadFailed title={words.failedTitle} error={job.error} onRetry={() => void job.refetch()} />;
  if (job.data === undefined) return <PageSkeleton />;
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={hasActions(job.data) && <BatchJobActions job={job.data} />}>
          {words.title(job.data.flowId, moment(job.data.createdAt))}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StaleNotice query={job} />
        <Outcome job={job.data} />
        <BatchJobFacts job={job.data} />
        {job.data.state === 'succeeded' && <OutputFiles job={job.data} />}
        {job.data.driftReportId !== null && (
          <DriftOfJob projectId={projectId} driftReportId={job.data.driftReportId} state={job.data.state} />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}

/** Why a job did not write all answers, where it did not. */
function Outcome({ job }: { job: BatchJobRecord }): ReactNode {
  const words = useCatalogue(batchJobTexts);
  const { state, failure, answered, rowsOut, verdict } = job;
  const speaker = useSpeaker();
  const told = failure && speaker.failure(failure);
  if (state === 'failed' && failure !== null)
    return (
      <Alert type="error" header={words.failedIn(failure.step)}>
        <SpaceBetween size="xxs">
          {told?.summary && <span>{told.summary}</span>}
          <span lang={told?.causeIn}>{told?.cause}</span>
          {told?.fix && <span>{words.likelyFix(told.fix)}</span>}
          {failure.logTail.length > 0 && <pre>{failure.logTail.slice(-10).join('\n')}</pre>}
        </SpaceBetween>
      </Alert>
    );
  if (state === 'refused')
    return (
      <Alert type="warning" header={words.refused}>
        <DriftInWords job={job} />
      </Alert>
    );
  if (state === 'stopped') return <Alert type="info">{words.wasStopped}</Alert>;
  const unanswered = answered !== null && rowsOut !== null && answered < rowsOut;
  return (
    <>
      {state === 'succeeded' && verdict === 'drift' && (
        <Alert type="warning" header={words.drifts}>
          <DriftInWords job={job} />
        </Alert>
      )}
      {unanswered && <Alert type="warning">{words.notAll(answered, rowsOut)}</Alert>}
    </>
  );
}
