import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Failure } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { LogText } from './log-text.tsx';
import { runTexts } from './texts/index.ts';

/** Why the run failed: the cause first, then what is likely to mend it, then the last lines of the log. */
export function FailureAlert({ failure }: { failure: Failure }): ReactNode {
  const run = useCatalogue(runTexts);
  return (
    <Alert type="error" header={run.failure(failure.step)}>
      <SpaceBetween size="xs">
        <span>{failure.cause}</span>
        {failure.fix !== null && (
          <span>
            <Box variant="strong" color="inherit">
              {run.fix}
            </Box>
            {': '}
            {failure.fix}
          </span>
        )}
        {failure.logTail.length > 0 && (
          <ExpandableSection headerText={run.lastLines} defaultExpanded>
            <LogText label={run.lastLines} text={failure.logTail.join('\n')} wrap />
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Alert>
  );
}
