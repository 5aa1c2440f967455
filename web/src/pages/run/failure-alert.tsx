import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Failure } from '@flowi/contracts/entities';
import type { Flow } from '@flowi/contracts/flow';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { LogText } from './log-text.tsx';
import { nodeFacts } from './node-facts.ts';
import type { ShownRun } from './shown-run.ts';
import { runTexts } from './texts/index.ts';

interface FailureAlertProps {
  run: ShownRun;
  failure: Failure;
  /** undefined while loading */
  flow: Flow | undefined;
  onLookAt: (nodeId: string) => void;
}

/** Why the run failed: the cause first, then what is likely to mend it, then the last lines of the log. */
export function FailureAlert({ run, failure, flow, onLookAt }: FailureAlertProps): ReactNode {
  const words = useCatalogue(runTexts);
  const facts = flow === undefined ? [] : nodeFacts(flow, run.progress, run, 0);
  const failed = facts.filter(({ state }) => state === 'failed');
  return (
    <Alert type="error" header={words.failure(failure.step)}>
      <SpaceBetween size="xs">
        <span>{failure.cause}</span>
        {failed.map(({ id }) => (
          <Button key={id} variant="inline-link" onClick={() => onLookAt(id)}>
            {words.showFailed(id)}
          </Button>
        ))}
        {failure.fix !== null && (
          <span>
            <Box variant="strong" color="inherit">
              {words.fix}
            </Box>
            {': '}
            {failure.fix}
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
