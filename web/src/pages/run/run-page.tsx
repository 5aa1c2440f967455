import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flowVersionQuery } from '../../features/flows/flow-queries.ts';
import { RunDuration } from '../../features/runs/run-duration.tsx';
import { runQuery } from '../../features/runs/run-queries.ts';
import { isSettled, tabMark } from '../../features/runs/run-state.ts';
import { RunStateIndicator } from '../../features/runs/run-state-indicator.tsx';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { PageLoadFailed } from '../../shared/ui/page-load-failed.tsx';
import { PageSkeleton } from '../../shared/ui/page-skeleton.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { RunActions } from './run-actions.tsx';
import { RunBody } from './run-body.tsx';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/runs/$runId');

/** One run: where it stands, what it found, what was decided, and why it failed if it did. */
export function RunPage(): ReactNode {
  const words = useCatalogue(runTexts);
  const { projectId, runId } = route.useParams();
  useHelp(words.help);
  const run = usePolled(runQuery(useApi(), projectId, runId));
  if (run.isLoadingError) return <PageLoadFailed title={words.failedTitle} error={run.error} onRetry={run.refetch} />;
  if (run.data === undefined) return <PageSkeleton />;
  return <LoadedRun run={run.data} notice={<StaleNotice query={run} />} />;
}

function LoadedRun({ run, notice }: { run: ShownRun; notice: ReactNode }): ReactNode {
  const words = useCatalogue(runTexts);
  const runWords = useCatalogue(runsTexts);
  const { moment } = useFormats();
  const { projectId, flowId, flowVersion, state } = run;
  const version = useQuery(flowVersionQuery(useApi(), projectId, flowId, flowVersion));
  const flowName = version.data?.document.name ?? flowId;
  useTitle(words.tab(tabMark(state), runWords.states[state], flowName));
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={<RunSummary run={run} />} actions={<RunActions run={run} />}>
          {words.heading(flowName, moment(run.createdAt))}
        </Header>
      }
    >
      {notice}
      <RunBody run={run} flowName={flowName} version={version} />
    </ContentLayout>
  );
}

/** State and duration, at the top where they are looked for first. */
function RunSummary({ run }: { run: ShownRun }): ReactNode {
  const words = useCatalogue(runTexts);
  return (
    <>
      <RunStateIndicator state={run.state} /> · <RunDuration run={run} />
      {!isSettled(run) && ` · ${words.leaving}`}
    </>
  );
}
