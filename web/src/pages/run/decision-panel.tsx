import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Decision } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { ApprovalForm } from './approval-form.tsx';
import { comparisonInWords, tellsComparison } from './comparison-in-words.ts';
import type { ShownRun } from './shown-run.ts';
import type { RunTexts } from './texts/en.ts';
import { runTexts } from './texts/index.ts';

const LOOKS: Readonly<Record<Decision['outcome'], StatusIndicatorProps.Type>> = {
  promoted: 'success',
  skipped: 'info',
  refused: 'warning',
  needs_approval: 'warning',
  rejected: 'stopped',
};

/** What became of the chosen trial and why, in words, with its result on the held-out rows. */
export function DecisionPanel({ run, decision }: { run: ShownRun; decision: Decision }): ReactNode {
  const words = useCatalogue(runTexts);
  const formats = useFormats();
  const speaker = useSpeaker();
  return (
    <Container header={<Header variant="h2">{words.decision}</Header>}>
      <SpaceBetween size="m">
        <SpaceBetween size="xxs">
          <Box variant="strong">
            <StatusIndicator type={LOOKS[decision.outcome]}>{words.outcomes[decision.outcome]}</StatusIndicator>
          </Box>
          {decision.outcome === 'promoted' && <span>{liveInWords(run, words)}</span>}
          <span>{speaker.decision(decision)}</span>
          {!tellsComparison(decision) && (
            <Box color="text-body-secondary">{comparisonInWords(decision.comparison, words, formats, speaker)}</Box>
          )}
        </SpaceBetween>
        {run.state === 'awaiting_approval' && <ApprovalForm run={run} />}
        {run.testMetrics !== null && <HeldOutMetrics metrics={run.testMetrics} />}
      </SpaceBetween>
    </Container>
  );
}

/** What is live now: a later run may have replaced the model, or somebody rolled it back. */
function liveInWords({ modelVersion, liveVersion, state }: ShownRun, { live }: RunTexts): string {
  if (liveVersion !== null && liveVersion === modelVersion) return live.thisOne(liveVersion);
  // The pointer moves a step after the decision.
  if (state === 'comparing' || state === 'promoting') return live.soon;
  return liveVersion === null ? live.none : live.other(liveVersion);
}

function HeldOutMetrics({ metrics }: { metrics: Readonly<Record<string, number>> }): ReactNode {
  const words = useCatalogue(runTexts);
  const { figure } = useFormats();
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">{words.heldOut}</Box>
      <KeyValuePairs
        columns={4}
        items={Object.entries(metrics).map(([label, value]) => ({ label, value: figure(value) }))}
      />
    </SpaceBetween>
  );
}
