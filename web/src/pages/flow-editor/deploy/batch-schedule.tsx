import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { Flow } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { CronEditor } from '../../../features/schedules/cron-editor.tsx';
import { NextTimes } from '../../../features/schedules/next-times.tsx';
import { schedulesTexts } from '../../../features/schedules/texts/index.ts';
import { VIEWER_ZONE, ZoneSelect } from '../../../features/schedules/zone-select.tsx';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEditorModel } from '../editor-context.tsx';
import { useProblemAt } from '../field-problem.ts';
import { deployTabTexts } from './texts/index.ts';

type Schedule = Flow['deploy']['batch']['schedule'];

const EVERY_NIGHT = '0 2 * * *';

interface BatchScheduleProps {
  schedule: Schedule;
  onChange: (schedule: Schedule) => void;
}

/** When batches are scored by themselves, from the next deployment of the plan on. */
export function BatchSchedule({ schedule, onChange }: BatchScheduleProps): ReactNode {
  const { batch: words } = useCatalogue(deployTabTexts);
  const { mayEdit } = useEditorModel();
  const on = schedule?.enabled ?? false;
  // Off keeps what was entered.
  const toggle = (enabled: boolean) =>
    onChange(schedule === null ? { cron: EVERY_NIGHT, timezone: VIEWER_ZONE, enabled } : { ...schedule, enabled });
  return (
    <SpaceBetween size="m">
      <Toggle
        checked={on}
        disabled={!mayEdit}
        description={words.byItselfHint}
        onChange={({ detail }) => toggle(detail.checked)}
      >
        {words.byItself}
      </Toggle>
      {schedule !== null && on && <Fields schedule={schedule} onChange={onChange} />}
    </SpaceBetween>
  );
}

interface FieldsProps {
  schedule: NonNullable<Schedule>;
  onChange: (schedule: NonNullable<Schedule>) => void;
}

function Fields({ schedule, onChange }: FieldsProps): ReactNode {
  const { zones, next } = useCatalogue(schedulesTexts);
  const { projectId, mayEdit } = useEditorModel();
  const problemAt = useProblemAt();
  const { cron, timezone } = schedule;
  const problems = [problemAt('deploy.batch.schedule.cron'), problemAt('deploy.batch.schedule.timezone')];
  const [cronProblem, zoneProblem] = problems;
  return (
    <SpaceBetween size="m">
      <CronEditor
        cron={cron}
        readOnly={!mayEdit}
        problem={cronProblem}
        onChange={(changed) => onChange({ ...schedule, cron: changed })}
      />
      <FormField label={zones.label} description={zones.hint} errorText={zoneProblem}>
        <ZoneSelect
          zone={timezone}
          readOnly={!mayEdit}
          onChange={(changed) => onChange({ ...schedule, timezone: changed })}
        />
      </FormField>
      <FormField label={next.title}>
        {problems.every((problem) => problem === undefined) ? (
          <NextTimes projectId={projectId} wanted={{ cron, timezone }} />
        ) : (
          next.mend
        )}
      </FormField>
    </SpaceBetween>
  );
}
