import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import DatePicker from '@cloudscape-design/components/date-picker';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type ReactNode, useState } from 'react';
import { useLocalTimes } from '../../../features/schedules/local-times.ts';
import { NextTimes } from '../../../features/schedules/next-times.tsx';
import { schedulesTexts } from '../../../features/schedules/texts/index.ts';
import { TimeField } from '../../../features/schedules/time-field.tsx';
import { VIEWER_ZONE, ZoneSelect } from '../../../features/schedules/zone-select.tsx';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel, useFlow } from '../editor-context.tsx';
import { ActFailed } from './act-failed.tsx';
import { useFlowSchedule } from './in-service.tsx';
import { scheduleTabTexts } from './texts/index.ts';
import { useSetSchedule } from './use-set-schedule.ts';

/** One run at a time to come, beside whatever recurs. */
export function RunOnce(): ReactNode {
  const { once: words } = useCatalogue(scheduleTabTexts);
  const { data } = useFlowSchedule();
  const set = useSetSchedule();
  const once = data?.once ?? null;
  return (
    <Container
      header={
        <Header variant="h2" description={words.description}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {once === null ? (
          <PlanForm planning={set.isPending} onPlan={(at, timezone) => set.mutate({ kind: 'once', at, timezone })} />
        ) : (
          <Planned {...once} cancelling={set.isPending} onCancel={() => set.mutate({ kind: 'cancel', at: once.at })} />
        )}
        <ActFailed title={words.notDone} error={set.error} onDismiss={() => set.reset()} />
      </SpaceBetween>
    </Container>
  );
}

interface PlannedProps {
  at: string;
  timezone: string;
  time: string;
  cancelling: boolean;
  onCancel: () => void;
}

function Planned({ at, timezone, time, cancelling, onCancel }: PlannedProps): ReactNode {
  const { once: words } = useCatalogue(scheduleTabTexts);
  const schedules = useCatalogue(schedulesTexts);
  const { mayEdit } = useEditorModel();
  const clocks = useLocalTimes();
  return (
    <SpaceBetween size="s">
      <StatusIndicator type="pending">{words.planned(clocks.local(at), timezone)}</StatusIndicator>
      {timezone !== VIEWER_ZONE && (
        <Box color="text-body-secondary">
          {schedules.next.here(VIEWER_ZONE)}: {schedules.time(clocks.here(time))}
        </Box>
      )}
      <Button disabled={!mayEdit} loading={cancelling} onClick={onCancel}>
        {words.cancel}
      </Button>
    </SpaceBetween>
  );
}

interface PlanFormProps {
  planning: boolean;
  onPlan: (at: string, timezone: string) => void;
}

function PlanForm({ planning, onPlan }: PlanFormProps): ReactNode {
  const { once: words } = useCatalogue(scheduleTabTexts);
  const { zones, editor } = useCatalogue(schedulesTexts);
  const { projectId, mayEdit } = useEditorModel();
  const { schedule } = useFlow();
  const [date, setDate] = useState('');
  const [time, setTime] = useState('06:00');
  const [chosenZone, setZone] = useState<string | null>(null);
  const timezone = chosenZone ?? schedule?.timezone ?? VIEWER_ZONE;
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T${time}:00` : null;
  return (
    <SpaceBetween size="m">
      <SpaceBetween size="m" direction="horizontal">
        <FormField label={words.date} description={words.dateHint}>
          <DatePicker
            value={date}
            readOnly={!mayEdit}
            placeholder={words.datePlaceholder}
            openCalendarAriaLabel={() => words.openCalendar}
            onChange={({ detail }) => setDate(detail.value)}
          />
        </FormField>
        <FormField label={editor.time} description={editor.timeHint}>
          <TimeField value={time} readOnly={!mayEdit} onChange={setTime} />
        </FormField>
      </SpaceBetween>
      <FormField label={zones.label} description={zones.hint}>
        <ZoneSelect zone={timezone} readOnly={!mayEdit} onChange={setZone} />
      </FormField>
      {at !== null && <NextTimes projectId={projectId} wanted={{ at, timezone }} />}
      <Button
        disabled={!mayEdit || at === null}
        loading={planning}
        onClick={() => {
          if (at !== null) onPlan(at, timezone);
        }}
      >
        {words.plan}
      </Button>
    </SpaceBetween>
  );
}
