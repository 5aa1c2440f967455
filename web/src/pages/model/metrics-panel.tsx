import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import type { PackageMetrics } from '@flowi/contracts/package';
import type { ReactNode } from 'react';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { modelTexts } from './texts/index.ts';

/** How the model did on the rows it was chosen by, and once on those that were held out. */
export function MetricsPanel({ metrics }: { metrics: PackageMetrics }): ReactNode {
  const words = useCatalogue(modelTexts);
  const { figure } = useFormats();
  const { test, validation, rows, selectedBy } = metrics;
  const names = [...new Set([selectedBy, ...Object.keys(test), ...Object.keys(validation)])];
  const cell = (value: number | undefined) => (value === undefined ? '–' : figure(value));
  return (
    <Table
      variant="container"
      items={names.map((name) => ({ name, test: test[name], validation: validation[name] }))}
      trackBy="name"
      ariaLabels={{ tableLabel: words.metrics }}
      header={
        <Header variant="h2" description={words.metricsAdvice(rows.train, rows.validation, rows.test)}>
          {words.metrics}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'name',
          header: words.metric,
          isRowHeader: true,
          cell: ({ name }) => (name === selectedBy ? words.chosenBy(name) : name),
        },
        { id: 'test', header: words.heldOut, cell: (one) => cell(one.test) },
        { id: 'validation', header: words.validation, cell: (one) => cell(one.validation) },
      ]}
    />
  );
}
