import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Decision } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { modelTexts } from './texts/index.ts';

/** What was decided about the model when it was made, and how it did against the one that was live. */
export function ComparisonPanel({ decision }: { decision: Decision }): ReactNode {
  const words = useCatalogue(modelTexts);
  const { figure, count } = useFormats();
  const speaker = useSpeaker();
  const { status, metric, candidate, live, liveVersion, gain, interval, rows } = decision.comparison;
  const shown = (value: number | null) => (value === null ? '–' : figure(value));
  return (
    <Container header={<Header variant="h2">{words.comparison}</Header>}>
      <SpaceBetween size="m">
        <span>{speaker.decision(decision)}</span>
        {status === 'incomparable' && (
          <StatusIndicator type="warning">
            {words.incomparable(speaker.comparison(decision.comparison))}
          </StatusIndicator>
        )}
        {status === 'no_live_model' && <Box color="text-body-secondary">{words.noLive}</Box>}
        {status === 'compared' && (
          <KeyValuePairs
            columns={4}
            items={[
              { label: words.thisModel(metric ?? ''), value: shown(candidate) },
              { label: words.liveThen(liveVersion ?? 0), value: shown(live) },
              { label: words.gain, value: shown(gain) },
              {
                label: words.interval,
                value: interval === null ? '–' : words.fromTo(figure(interval[0]), figure(interval[1])),
              },
              { label: words.rows, value: count(rows) },
            ]}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
