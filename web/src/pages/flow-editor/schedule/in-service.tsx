import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Toggle from '@cloudscape-design/components/toggle';
import type { FlowSchedule } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { runsTexts } from '../../../features/runs/texts/index.ts';
import { CronWords } from '../../../features/schedules/cron-words.tsx';
import { useLocalTimes } from '../../../features/schedules/local-times.ts';
import { flowScheduleQuery } from '../../../features/schedules/schedule-queries.ts';
import { ScheduleStateIndicator } from '../../../features/schedules/schedule-state-indicator.tsx';
import { schedulesTexts } from '../../../features/schedules/texts/index.ts';
import { useApi } from '../../../shared/api/api.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useTexts } from '../../../shared/texts/texts.ts';
import { LoadFailed } from '../../../shared/ui/load-failed.tsx';
import { Moment } from '../../../shared/ui/moment.tsx';
import { useEditorModel, useFlow } from '../editor-context.tsx';
import { useRunDraft } from '../use-run-draft.ts';
import { ActFailed } from './act-failed.tsx';
import { scheduleTabTexts } from './texts/index.ts';
import { useSetSchedule } from './use-set-schedule.ts';

const ASK_EVERY_MS = 15_000;

/** How the schedule stands, asked for again while it is looked at. */
export function useFlowSchedule() {
  const { projectId, flowId } = useEditorModel();
  return useQuery({ ...flowScheduleQuery(useApi(), projectId, flowId), refetchInterval: ASK_EVERY_MS });
}

/** Whether the flow runs by itself, the switch that acts at once, and running it now. */
export function InService(): ReactNode {
  const { service: words } = useCatalogue(scheduleTabTexts);
  const schedule = useFlowSchedule();
  return (
    <Container
      header={
        <Header variant="h2" actions={<RunNow />}>
          {words.title}
        </Header>
      }
    >
      {schedule.isLoadingError && (
        <LoadFailed title={words.failedTitle} error={schedule.error} onRetry={() => void schedule.refetch()} />
      )}
      {schedule.isPending && <Spinner />}
      {schedule.data && <Service schedule={schedule.data} />}
    </Container>
  );
}

function RunNow(): ReactNode {
  const { mayEdit } = useEditorModel();
  const { service: words } = useCatalogue(scheduleTabTexts);
  const runs = useCatalogue(runsTexts);
  const { name } = useFlow();
  const { run, running } = useRunDraft();
  return (
    <Button
      iconName="caret-right-filled"
      ariaLabel={`${words.runNow}: ${runs.runFlow(name)}`}
      disabled={!mayEdit}
      loading={running}
      onClick={() => void run()}
    >
      {words.runNow}
    </Button>
  );
}

function Service({ schedule }: { schedule: FlowSchedule }): ReactNode {
  const { service: words } = useCatalogue(scheduleTabTexts);
  const { common } = useTexts();
  const { mayEdit } = useEditorModel();
  const { schedule: draft } = useFlow();
  const set = useSetSchedule();
  const nothing = draft === null && schedule.timing === null;
  return (
    <SpaceBetween size="m">
      <Toggle
        checked={schedule.enabled}
        disabled={!mayEdit || set.isPending || (nothing && !schedule.enabled)}
        description={nothing ? words.nothingToSwitch : words.switchHint}
        onChange={({ detail }) => set.mutate({ kind: detail.checked ? 'on' : 'off' })}
      >
        {schedule.enabled ? common.on : common.off}
      </Toggle>
      <ActFailed title={words.notSwitched} error={set.error} onDismiss={() => set.reset()} />
      <Facts schedule={schedule} />
      <DraftDiffers schedule={schedule} />
    </SpaceBetween>
  );
}

function Facts({ schedule: { state, timing, flowVersion, since, preview } }: { schedule: FlowSchedule }): ReactNode {
  const { service: words } = useCatalogue(scheduleTabTexts);
  const { time } = useCatalogue(schedulesTexts);
  const { common } = useTexts();
  const clocks = useLocalTimes();
  const [next] = preview.times;
  return (
    <KeyValuePairs
      columns={2}
      items={[
        {
          label: words.state,
          value: (
            <>
              <ScheduleStateIndicator state={state} />
              <Box variant="small" display="block">
                {words.about[state]}
              </Box>
            </>
          ),
        },
        { label: words.next, value: next === undefined ? common.none : time(clocks.here(next.at)) },
        {
          label: words.inService,
          value: timing === null ? common.none : <CronWords cron={timing.cron} />,
        },
        { label: words.version, value: flowVersion === 0 ? common.notYet : words.ofVersion(flowVersion) },
        ...(since === null ? [] : [{ label: words.since, value: <Moment at={since} /> }]),
      ]}
    />
  );
}

/** What is on runs as the version says that is in service, whatever the draft says meanwhile. */
function DraftDiffers({ schedule: { enabled, timing, flowVersion } }: { schedule: FlowSchedule }): ReactNode {
  const { service: words } = useCatalogue(scheduleTabTexts);
  const { mayEdit } = useEditorModel();
  const { schedule: draft } = useFlow();
  const renew = useSetSchedule();
  const same = draft?.cron === timing?.cron && draft?.timezone === timing?.timezone;
  if (!enabled || same) return null;
  return (
    <>
      <Alert
        type="info"
        action={
          <Button disabled={!mayEdit} loading={renew.isPending} onClick={() => renew.mutate({ kind: 'renew' })}>
            {draft === null ? words.takeOut : words.renew}
          </Button>
        }
      >
        {words.differs(flowVersion)}
      </Alert>
      <ActFailed title={words.notSwitched} error={renew.error} onDismiss={() => renew.reset()} />
    </>
  );
}
