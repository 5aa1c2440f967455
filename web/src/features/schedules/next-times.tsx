import Alert from '@cloudscape-design/components/alert';
import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { ClockChange, FireTime, SchedulePreview } from '@flowi/contracts/entities';
import { type CronProblem, readCron } from '@flowi/contracts/flow';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../shared/api/api.ts';
import { problemLine } from '../../shared/api/describe-problem.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useNarrow } from '../../shared/ui/use-narrow.ts';
import { useLocalTimes } from './local-times.ts';
import { schedulePreviewQuery, type WantedTiming } from './schedule-queries.ts';
import { schedulesTexts } from './texts/index.ts';
import { useRested } from './use-rested.ts';
import { VIEWER_ZONE } from './zone-select.tsx';

interface NextTimesProps {
  projectId: string;
  wanted: WantedTiming;
}

/** When a schedule would fire next, as the API says. */
export function NextTimes({ projectId, wanted }: NextTimesProps): ReactNode {
  const { next } = useCatalogue(schedulesTexts);
  const shared = useTexts();
  const speaker = useSpeaker();
  const { data, error, isPending } = useQuery(schedulePreviewQuery(useApi(), projectId, useRested(wanted)));
  if (error !== null) {
    const unread = cronProblem(wanted);
    return (
      <Alert type="error" header={next.failed}>
        {unread === null ? problemLine(error, shared, speaker) : speaker.cron(unread)}
      </Alert>
    );
  }
  if (isPending) return <StatusIndicator type="loading">{next.loading}</StatusIndicator>;
  return <TimesTable preview={data} timezone={wanted.timezone} />;
}

/** What is wrong with the expression by the reading that the API has too; null when it is something else. */
function cronProblem({ cron }: WantedTiming): CronProblem | null {
  const reading = cron === undefined ? null : readCron(cron);
  return reading === null || reading.ok ? null : reading.problem;
}

interface TimesTableProps {
  preview: SchedulePreview;
  timezone: string;
}

interface Row extends FireTime {
  /** Clocks change between the time before and this one. */
  readonly moved: boolean;
}

/** Times on the clocks of the schedule's zone and of the reader, with what changes of the clocks do to them. */
function TimesTable({ preview: { times, clockChanges }, timezone }: TimesTableProps): ReactNode {
  const words = useCatalogue(schedulesTexts);
  const { next } = words;
  const clocks = useLocalTimes();
  const narrow = useNarrow();
  const rows: Row[] = times.map((time, index) => ({
    ...time,
    moved: isMoved(clockChanges, times[index - 1]?.at, time.at),
  }));
  return (
    <SpaceBetween size="s">
      <Table<Row>
        variant="embedded"
        items={rows}
        trackBy="at"
        wrapLines
        ariaLabels={{ tableLabel: next.title }}
        empty={next.none}
        columnDefinitions={[
          {
            id: 'local',
            header: next.inZone(timezone),
            isRowHeader: true,
            cell: ({ local, moved }) => (
              <>
                {words.time(clocks.local(local))} {moved && <Badge color="blue">{next.changed}</Badge>}
              </>
            ),
          },
          // Both clocks are read sooner than how far they lie apart.
          ...(narrow
            ? []
            : [{ id: 'offset', header: next.offset, cell: ({ offset }: FireTime) => next.ahead(offset) }]),
          ...(timezone === VIEWER_ZONE
            ? []
            : [
                {
                  id: 'here',
                  header: next.here(VIEWER_ZONE),
                  cell: ({ at }: FireTime) => <time dateTime={at}>{words.time(clocks.here(at))}</time>,
                },
              ]),
        ]}
      />
      {clockChanges.map((change) => (
        <ChangeNote key={change.at} change={change} />
      ))}
    </SpaceBetween>
  );
}

/** Whether clocks change between one time and the next. */
function isMoved(changes: readonly ClockChange[], before: string | undefined, at: string): boolean {
  return changes.some((change) => change.at <= at && (before === undefined || change.at > before));
}

function ChangeNote({ change: { at, from, to, skipped, repeated } }: { change: ClockChange }): ReactNode {
  const { next, time } = useCatalogue(schedulesTexts);
  const clocks = useLocalTimes();
  const list = (times: readonly string[]) => times.map(clocks.local).join('; ');
  const touched = skipped.length > 0 || repeated.length > 0;
  return (
    <Alert type={touched ? 'warning' : 'info'}>
      <Box>{next.clockChange(time(clocks.here(at)), from, to)}</Box>
      {skipped.length > 0 && <Box>{next.skipped(time(list(skipped)))}</Box>}
      {repeated.length > 0 && <Box>{next.repeated(time(list(repeated)))}</Box>}
      {!touched && <Box>{next.unmoved}</Box>}
    </Alert>
  );
}
