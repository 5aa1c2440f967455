import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Failure } from '@flowi/contracts/entities';
import type { Flow } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { LogText } from './log-text.tsx';
import { nodeFacts } from './node-facts.ts';
import { RUN_STEPS } from './run-steps.ts';
import type { ShownRun } from './shown-run.ts';
import type { RunTexts } from './texts/en.ts';
import { runTexts } from './texts/index.ts';

interface FailureAlertProps {
  run: ShownRun;
  failure: Failure;
  /** undefined while loading */
  flow: Flow | undefined;
  onLookAt: (nodeId: string) => void;
}

/** The step of the run that a state of its machine belongs to. */
function stepName({ step }: Failure, { stepNames }: RunTexts): string {
  const known = RUN_STEPS.find((name) => step.toLowerCase().startsWith(name));
  return known === undefined ? step : stepNames[known];
}

/** Why the run failed: the cause first, then what is likely to mend it, then the last lines of the log. */
export function FailureAlert({ run, failure, flow, onLookAt }: FailureAlertProps): ReactNode {
  const words = useCatalogue(runTexts);
  const told = useSpeaker().failure(failure);
  const facts = flow === undefined ? [] : nodeFacts(flow, run.progress, run, 0);
  const failed = facts.filter(({ state }) => state === 'failed');
  return (
    <Alert type="error" header={words.failure(stepName(failure, words))}>
      <SpaceBetween size="xs">
        {told.summary !== null && <span>{told.summary}</span>}
        <span lang={told.causeIn}>{told.cause}</span>
        {failed.map(({ id }) => (
          <Button key={id} variant="inline-link" onClick={() => onLookAt(id)}>
            {words.showFailed(id)}
          </Button>
        ))}
        {told.fix !== null && (
          <span>
            <Box variant="strong" color="inherit">
              {words.fix}
            </Box>
            {': '}
            {told.fix}
          </span>
        )}
        {failure.logTail.length > 0 && (
          <ExpandableSection headerText={words.lastLines} defaultExpanded>
            <LogText label={words.lastLines} text={failure.logTail.join('\n')} wrap />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Alert>
  );
}
