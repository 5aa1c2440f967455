import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ColumnProfile } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { BarTable } from '../../shared/charts/bar-table.tsx';
import { HistogramChart } from '../../shared/charts/histogram-chart.tsx';
import { type Formats, useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker, warningsInWords } from '../../shared/texts/speaker.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { WarningText } from '../../shared/ui/warning-text.tsx';
import { rangeInWords, shareOf } from './column-words.ts';
import type { DatasetTexts } from './texts/en.ts';
import { datasetTexts } from './texts/index.ts';
import { useDatasetView } from './use-dataset-view.ts';

function factsOf(column: ColumnProfile, rows: number, words: DatasetTexts, formats: Formats) {
  const { missing, distinct, range, mean } = words.columns;
  return [
    { label: missing, value: `${formats.count(column.missing)} (${formats.share(shareOf(column.missing, rows))})` },
    { label: distinct, value: formats.count(column.distinct) },
    { label: range, value: rangeInWords(column, words, formats) },
    { label: mean, value: column.mean === null ? '–' : formats.figure(column.mean) },
  ];
}

/** One column large: how its values are spread, the most frequent ones, and what to look out for. */
export function ColumnDetail({ column, rows }: { column: ColumnProfile; rows: number }): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { common } = useTexts();
  const formats = useFormats();
  const { show } = useDatasetView();
  const { name, type, histogram, top } = column;
  const warnings = warningsInWords(useSpeaker(), column);
  const telling = type === 'string' || type === 'boolean';
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.types[type]}
          actions={
            <Button
              variant="icon"
              iconName="close"
              ariaLabel={common.close}
              onClick={() => show({ column: undefined })}
            />
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs columns={4} items={factsOf(column, rows, words, formats)} />
        {warnings.map((warning) => (
          <WarningText key={warning}>{warning}</WarningText>
        ))}
        {histogram !== undefined && (
          <HistogramChart
            title={words.distributionOf(name)}
            axis={type === 'timestamp' ? 'time' : 'number'}
            series={[{ name, ...histogram }]}
          />
        )}
        {telling && top.length > 0 && <BarTable title={words.topOf(name)} values={top} total={rows} />}
        {histogram === undefined && (!telling || top.length === 0) && (
          <Box color="text-body-secondary">{words.noDistribution}</Box>
        )}
      </SpaceBetween>
    </Container>
  );
}
