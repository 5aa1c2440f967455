import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Flow } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { CronEditor } from '../../../features/schedules/cron-editor.tsx';
import { schedulesTexts } from '../../../features/schedules/texts/index.ts';
import { VIEWER_ZONE, ZoneSelect } from '../../../features/schedules/zone-select.tsx';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEdit, useEditorModel, useFlow } from '../editor-context.tsx';
import { useProblemAt } from '../field-problem.ts';
import { scheduleTabTexts } from './texts/index.ts';

const EVERY_MORNING = '0 6 * * *';

/** The schedule of the draft. Its switch is not here: it acts at once, on what is in service. */
export function TimingForm(): ReactNode {
  const { timing: words } = useCatalogue(scheduleTabTexts);
  const { mayEdit } = useEditorModel();
  const { schedule } = useFlow();
  const edit = useEdit();
  const set = (next: Flow['schedule'], mergeKey?: string) =>
    edit({ type: 'set-schedule', schedule: next }, mergeKey === undefined ? {} : { mergeKey });
  const add = () => set({ cron: EVERY_MORNING, timezone: VIEWER_ZONE, enabled: false });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.description}
          actions={
            schedule !== null && (
              <Button disabled={!mayEdit} onClick={() => set(null)}>
                {words.remove}
              </Button>
            )
          }
        >
          {words.title}
        </Header>
      }
    >
      {schedule === null ? (
        <SpaceBetween size="s">
          <Box color="text-body-secondary">{words.none}</Box>
          <Button iconName="add-plus" disabled={!mayEdit} onClick={add}>
            {words.add}
          </Button>
        </SpaceBetween>
      ) : (
        <Fields schedule={schedule} onChange={(next, field) => set(next, `schedule.${field}`)} />
      )}
    </Container>
  );
}

interface FieldsProps {
  schedule: NonNullable<Flow['schedule']>;
  onChange: (schedule: NonNullable<Flow['schedule']>, field: 'cron' | 'timezone') => void;
}

function Fields({ schedule, onChange }: FieldsProps): ReactNode {
  const { zones } = useCatalogue(schedulesTexts);
  const { mayEdit } = useEditorModel();
  const problemAt = useProblemAt();
  return (
    <SpaceBetween size="m">
      <CronEditor
        cron={schedule.cron}
        readOnly={!mayEdit}
        problem={problemAt('schedule.cron')}
        onChange={(cron) => onChange({ ...schedule, cron }, 'cron')}
      />
      <FormField label={zones.label} description={zones.hint} errorText={problemAt('schedule.timezone')}>
        <ZoneSelect
          zone={schedule.timezone}
          readOnly={!mayEdit}
          onChange={(timezone) => onChange({ ...schedule, timezone }, 'timezone')}
        />
      </FormField>
    </SpaceBetween>
  );
}
