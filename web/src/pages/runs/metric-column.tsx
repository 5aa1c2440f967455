import Select from '@cloudscape-design/components/select';
import type { TableProps } from '@cloudscape-design/components/table';
import type { Run } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import type { Formats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { runsPageTexts } from './texts/index.ts';

export const METRIC_COLUMN = 'metric';

/** Room for the label on one line, whatever is chosen. */
const CHOICE_WIDTH = 160;

/** A metric of the chosen trials on held-out rows as a column. */
export function metricColumn(metric: string, { figure }: Formats): TableProps.ColumnDefinition<Run> {
  return {
    id: METRIC_COLUMN,
    header: metric,
    sortingField: METRIC_COLUMN,
    cell: ({ testMetrics }) => {
      const value = testMetrics?.[metric];
      return value === undefined ? '–' : figure(value);
    },
  };
}

interface MetricChoiceProps {
  items: readonly Run[];
  metric: string | undefined;
  onChoose: (metric: string | undefined) => void;
}

/** Chooses among the metrics of the runs listed. */
export function MetricChoice({ items, metric, onChoose }: MetricChoiceProps): ReactNode {
  const words = useCatalogue(runsPageTexts);
  const found = new Set([
    ...(metric === undefined ? [] : [metric]),
    ...items.flatMap(({ testMetrics }) => Object.keys(testMetrics ?? {})),
  ]);
  const options = [
    { value: '', label: words.noMetric },
    ...[...found].toSorted().map((value) => ({ value, label: value })),
  ];
  return (
    <div style={{ minInlineSize: CHOICE_WIDTH }}>
      <Select
        inlineLabelText={words.metric}
        ariaLabel={words.metric}
        options={options}
        selectedOption={options.find(({ value }) => value === (metric ?? '')) ?? null}
        onChange={({ detail }) => onChoose(detail.selectedOption.value || undefined)}
      />
    </div>
  );
}
