import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Steps from '@cloudscape-design/components/steps';
import type { Run } from '@flowi/contracts/entities';
import type { Progress } from '@flowi/contracts/events';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useNarrow } from '../../shared/ui/use-narrow.ts';
import { type StepState, stepsOf } from './run-steps.ts';
import { runTexts } from './texts/index.ts';

const LOOKS: Readonly<Record<StepState, StatusIndicatorProps.Type>> = {
  waiting: 'pending',
  running: 'loading',
  succeeded: 'success',
  failed: 'error',
  stopped: 'stopped',
  skipped: 'not-started',
};

interface RunStepsViewProps {
  run: Run;
  progress: Progress | null;
  deploys: boolean;
}

/** How far the run has come: its steps, and inside training the trials done. */
export function RunStepsView({ run, progress, deploys }: RunStepsViewProps): ReactNode {
  const words = useCatalogue(runTexts);
  const narrow = useNarrow();
  return (
    <Container header={<Header variant="h2">{words.steps}</Header>}>
      <SpaceBetween size="m">
        <Steps
          ariaLabel={words.steps}
          orientation={narrow ? 'vertical' : 'horizontal'}
          steps={stepsOf(run, deploys).map(({ step, state }) => ({
            status: LOOKS[state],
            statusIconAriaLabel: words.stepStates[state],
            header: words.stepNames[step],
            details: words.stepStates[state],
          }))}
        />
        {run.state === 'training' && progress !== null && (
          <ProgressBar
            value={progress.trials.total === 0 ? 0 : (100 * progress.trials.done) / progress.trials.total}
            label={words.phases[progress.phase]}
            description={words.progress(progress.trials.done, progress.trials.total)}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
