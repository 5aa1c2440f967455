import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { ModelContract } from '@flowi/contracts/package';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { CodeText } from '../../shared/ui/code-text.tsx';
import { ScoreTable } from './score-table.tsx';
import { deploymentTexts } from './texts/index.ts';
import type { Answer } from './use-ask.ts';

interface TryAnswerProps {
  contract: ModelContract;
  answer: Answer | undefined;
  pending: boolean;
}

/** What the endpoint answered: the class or the number, the scores, and how long it took. */
export function TryAnswer({ contract, answer, pending }: TryAnswerProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { figure, span } = useFormats();
  if (pending) return <Spinner />;
  if (!answer) return <Box color="text-body-secondary">{words.noAnswerYet}</Box>;
  const { label, value, scores, reason } = answer.prediction;
  const said = typeof value === 'number' ? figure(value) : label == null ? null : String(label);
  return (
    <SpaceBetween size="m">
      <LiveRegion>
        {said === null ? (
          <Alert type="warning" header={words.noPrediction}>
            {reason}
          </Alert>
        ) : (
          <SpaceBetween size="xxs">
            <Box color="text-body-secondary">{contract.target}</Box>
            <Box variant="h1" tagOverride="div">
              {said}
            </Box>
          </SpaceBetween>
        )}
      </LiveRegion>
      {scores != null && <ScoreTable scores={scores} kind={contract.scores} />}
      <Box color="text-body-secondary">{words.took(span(answer.milliseconds / 1000))}</Box>
      <ExpandableSection headerText={words.answerBody}>
        <CodeText label={words.answerBody} text={JSON.stringify(answer.reply, null, 2)} />
      </ExpandableSection>
    </SpaceBetween>
  );
}
