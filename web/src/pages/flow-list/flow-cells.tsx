import Box from '@cloudscape-design/components/box';
import { deploymentIdOf, type FlowSummary } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { VerdictIndicator } from '../../features/drift/verdict.tsx';
import { RunStateIndicator } from '../../features/runs/run-state-indicator.tsx';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { CronWords } from '../../features/schedules/cron-words.tsx';
import { ScheduleStateIndicator } from '../../features/schedules/schedule-state-indicator.tsx';
import { monitoringAddress, runAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { flowListTexts } from './texts/index.ts';

interface CellProps {
  flow: FlowSummary;
}

/** How the newest run went, and the way to it. */
export function LastRun({ flow: { projectId, lastRun } }: CellProps): ReactNode {
  const words = useCatalogue(flowListTexts);
  const { bySchedule } = useCatalogue(runsTexts);
  if (lastRun === null) return <Box color="text-body-secondary">{words.neverRun}</Box>;
  const { runId, state, createdAt, trigger } = lastRun;
  return (
    <>
      <RunStateIndicator state={state} />
      <Box variant="small" display="block">
        <PageLink href={runAddress(projectId, runId)} fontSize="body-s">
          <Moment at={createdAt} />
        </PageLink>
        {trigger === 'schedule' && ` · ${bySchedule}`}
      </Box>
    </>
  );
}

/** How the schedule stands, in words, and when it fires next. */
export function Schedule({ flow: { scheduleState, timing, nextFire } }: CellProps): ReactNode {
  const words = useCatalogue(flowListTexts);
  const { moment } = useFormats();
  return (
    <>
      <ScheduleStateIndicator state={scheduleState} />
      {timing !== null && (
        <Box variant="small" display="block">
          <CronWords cron={timing.cron} /> · {words.zone(timing.timezone)}
        </Box>
      )}
      {nextFire !== null && (
        <Box variant="small" display="block">
          <time dateTime={nextFire}>{words.next(moment(nextFire))}</time>
        </Box>
      )}
    </>
  );
}

/** The judgement on the newest data, with how many rows it rests on; one on another model than the live one says so. */
export function Drift({ flow: { projectId, flowId, drift, live } }: CellProps): ReactNode {
  const words = useCatalogue(flowListTexts);
  const { count } = useFormats();
  if (drift === null)
    return <Box color="text-body-secondary">{live === null ? words.nothingLive : words.notJudged}</Box>;
  const { subject, driftReportId, verdict, rows, minimum, modelVersion } = drift;
  const isOfLive = modelVersion === live?.version;
  const facts = verdict === 'not_enough_data' ? words.rowsOf(count(rows), count(minimum)) : words.rows(rows);
  return (
    <>
      {isOfLive ? (
        <VerdictIndicator verdict={verdict} />
      ) : (
        <Box color="text-body-secondary">{words.ofOlder(modelVersion)}</Box>
      )}
      <Box variant="small" display="block">
        {subject === 'online' ? (
          <PageLink
            href={monitoringAddress(projectId, deploymentIdOf(flowId, 'online'), driftReportId)}
            fontSize="body-s"
          >
            {facts}
          </PageLink>
        ) : (
          facts
        )}
      </Box>
    </>
  );
}
