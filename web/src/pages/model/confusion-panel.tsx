import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { PackageMetrics } from '@flowi/contracts/package';
import type { ReactNode } from 'react';
import { ConfusionMatrix } from '../../shared/charts/confusion-matrix.tsx';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { modelTexts } from './texts/index.ts';

/** What the model answered for held-out rows of each class. */
export function ConfusionPanel({ confusion }: { confusion: NonNullable<PackageMetrics['confusion']> }): ReactNode {
  const words = useCatalogue(modelTexts);
  return (
    <Container
      header={
        <Header variant="h2" description={words.confusionAdvice}>
          {words.confusion}
        </Header>
      }
    >
      <ConfusionMatrix label={words.confusion} classes={confusion.classes} matrix={confusion.matrix} />
    </Container>
  );
}
