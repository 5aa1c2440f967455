import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { Fire } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { RunStateIndicator } from '../../../features/runs/run-state-indicator.tsx';
import { useLocalTimes } from '../../../features/schedules/local-times.ts';
import { schedulesTexts } from '../../../features/schedules/texts/index.ts';
import { VIEWER_ZONE } from '../../../features/schedules/zone-select.tsx';
import { runAddress } from '../../../shared/addresses.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../../shared/texts/speaker.ts';
import { useTexts } from '../../../shared/texts/texts.ts';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../../shared/ui/load-failed.tsx';
import { PageLink } from '../../../shared/ui/page-link.tsx';
import { StaleNotice } from '../../../shared/ui/stale-notice.tsx';
import { useEditorModel } from '../editor-context.tsx';
import { useFlowSchedule } from './in-service.tsx';
import { scheduleTabTexts } from './texts/index.ts';

const LOOKS: Readonly<Record<Fire['outcome'], StatusIndicatorProps.Type>> = {
  started: 'success',
  refused: 'error',
  missed: 'warning',
  waiting: 'pending',
};

/** What became of the times of the schedule. */
export function FireHistory(): ReactNode {
  const { history: words } = useCatalogue(scheduleTabTexts);
  const { time } = useCatalogue(schedulesTexts);
  const { common } = useTexts();
  const { projectId } = useEditorModel();
  const clocks = useLocalTimes();
  const schedule = useFlowSchedule();
  if (schedule.isLoadingError)
    return <LoadFailed title={words.failedTitle} error={schedule.error} onRetry={() => void schedule.refetch()} />;
  return (
    <>
      <StaleNotice query={schedule} />
      <Table
        variant="container"
        wrapLines
        items={schedule.data?.fires ?? []}
        trackBy="scheduledFor"
        loading={schedule.isPending}
        loadingText={common.loading}
        ariaLabels={{ tableLabel: words.title }}
        header={
          <Header variant="h2" description={words.description(VIEWER_ZONE)}>
            {words.title}
          </Header>
        }
        empty={<EmptyState title={words.emptyTitle}>{words.emptyAdvice}</EmptyState>}
        columnDefinitions={[
          {
            id: 'scheduledFor',
            header: words.scheduledFor,
            minWidth: 120,
            isRowHeader: true,
            cell: ({ scheduledFor }) => <time dateTime={scheduledFor}>{time(clocks.here(scheduledFor))}</time>,
          },
          {
            id: 'outcome',
            header: words.outcome,
            minWidth: 130,
            cell: ({ outcome }) => <StatusIndicator type={LOOKS[outcome]}>{words.outcomes[outcome]}</StatusIndicator>,
          },
          {
            id: 'led',
            header: words.ledTo,
            minWidth: 260,
            cell: (fire) => <LedTo fire={fire} projectId={projectId} />,
          },
        ]}
      />
    </>
  );
}

function LedTo({ fire: { run, reason, said, outcome }, projectId }: { fire: Fire; projectId: string }): ReactNode {
  const { history: words } = useCatalogue(scheduleTabTexts);
  const speaker = useSpeaker();
  const why = reason === null ? null : speaker.notice({ text: reason, said });
  if (run !== null) {
    return (
      <>
        <RunStateIndicator state={run.state} />{' '}
        <PageLink href={runAddress(projectId, run.runId)}>{words.openRun(run.runId)}</PageLink>
        {run.decision !== null && (
          <Box variant="small" display="block">
            {words.decisions[run.decision]}
          </Box>
        )}
      </>
    );
  }
  return <Box color="text-body-secondary">{why ?? (outcome === 'waiting' ? words.mayCome : words.nothingCame)}</Box>;
}
