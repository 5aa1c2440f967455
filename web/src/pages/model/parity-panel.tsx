import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Parity } from '@flowi/contracts/package';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { modelTexts } from './texts/index.ts';

/** Whether the exported model answers like the one that was trained. */
export function ParityPanel({ parity }: { parity: Parity }): ReactNode {
  const words = useCatalogue(modelTexts);
  const { count, figure } = useFormats();
  const { passed, rows, labelChanges, ties, largestDifference, tolerance } = parity;
  return (
    <Container
      header={
        <Header variant="h2" description={words.parityAdvice}>
          {words.parity}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: words.outcome,
            value: (
              <StatusIndicator type={passed ? 'success' : 'error'}>
                {passed ? words.same : words.differs}
              </StatusIndicator>
            ),
          },
          { label: words.rows, value: count(rows) },
          { label: words.otherLabels, value: words.labelsOf(labelChanges, ties) },
          { label: words.largest, value: words.ofTolerance(figure(largestDifference), figure(tolerance)) },
        ]}
      />
    </Container>
  );
}
