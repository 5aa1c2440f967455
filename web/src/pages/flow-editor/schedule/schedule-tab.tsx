import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { NextTimes } from '../../../features/schedules/next-times.tsx';
import { schedulesTexts } from '../../../features/schedules/texts/index.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useHelp } from '../../../shared/ui/help.tsx';
import { useEditorModel, useFlow } from '../editor-context.tsx';
import { useProblemAt } from '../field-problem.ts';
import { FireHistory } from './fire-history.tsx';
import { InService } from './in-service.tsx';
import { RunOnce } from './run-once.tsx';
import styles from './schedule-tab.module.css';
import { scheduleTabTexts } from './texts/index.ts';
import { TimingForm } from './timing-form.tsx';
import { TrackerForm } from './tracker-form.tsx';

const HALVES = [{ colspan: { default: 12, m: 6 } }, { colspan: { default: 12, m: 6 } }];

/** When the flow trains by itself, whether it does, and what became of it. */
export function ScheduleTab(): ReactNode {
  const words = useCatalogue(scheduleTabTexts);
  useHelp(words.help);
  return (
    <div className={styles['tab']}>
      <SpaceBetween size="l">
        <Grid gridDefinition={HALVES}>
          <SpaceBetween size="l">
            <TimingForm />
            <NextTimesBox />
            <TrackerForm />
          </SpaceBetween>
          <SpaceBetween size="l">
            <InService />
            <RunOnce />
          </SpaceBetween>
        </Grid>
        <FireHistory />
      </SpaceBetween>
    </div>
  );
}

/** Of the draft, so that they are seen before anything is in service. */
function NextTimesBox(): ReactNode {
  const { next } = useCatalogue(schedulesTexts);
  const { projectId } = useEditorModel();
  const { schedule } = useFlow();
  const problemAt = useProblemAt();
  if (schedule === null) return null;
  const { cron, timezone } = schedule;
  const sound = ['schedule.cron', 'schedule.timezone'].every((field) => problemAt(field) === undefined);
  return (
    <Container header={<Header variant="h2">{next.title}</Header>}>
      {sound ? <NextTimes projectId={projectId} wanted={{ cron, timezone }} /> : next.mend}
    </Container>
  );
}
