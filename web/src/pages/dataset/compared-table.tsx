import { useCollection } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import Toggle from '@cloudscape-design/components/toggle';
import type { ColumnProfile } from '@flowi/contracts/entities';
import { type ReactNode, useState } from 'react';
import { HistogramChart } from '../../shared/charts/histogram-chart.tsx';
import { type Formats, useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Name } from '../../shared/ui/name.tsx';
import { useNarrow } from '../../shared/ui/use-narrow.ts';
import { centreInWords, shareOf } from './column-words.ts';
import type { ColumnChange, ComparedColumn } from './compare-profiles.ts';
import type { DatasetTexts } from './texts/en.ts';
import { datasetTexts } from './texts/index.ts';

const PAGE_SIZE = 20;

const LOOKS: Readonly<Record<ColumnChange, StatusIndicatorProps.Type>> = {
  added: 'info',
  removed: 'error',
  retyped: 'error',
  moved: 'warning',
  same: 'success',
};

interface ComparedTableProps {
  columns: readonly ComparedColumn[];
  /** Of the version before and the one after. */
  names: readonly [string, string];
  /** Rows of the version before and of the one after. */
  rows: readonly [number, number];
}

interface Facts extends Omit<ComparedTableProps, 'columns'> {
  words: DatasetTexts;
  formats: Formats;
}

/** A figure of both versions, or the one there is. */
function both(
  { before, after }: ComparedColumn,
  { words, rows }: Facts,
  text: (one: ColumnProfile, rows: number) => string,
) {
  if (before === undefined || after === undefined) {
    const only = before ?? after;
    return only === undefined ? '–' : text(only, before === undefined ? rows[1] : rows[0]);
  }
  const [old, young] = [text(before, rows[0]), text(after, rows[1])];
  return old === young ? young : words.fromTo(old, young);
}

function distributions({ name, before, after }: ComparedColumn, { names, words }: Facts): ReactNode {
  const series = [
    ...(before?.histogram === undefined ? [] : [{ name: names[0], ...before.histogram }]),
    ...(after?.histogram === undefined ? [] : [{ name: names[1], ...after.histogram }]),
  ];
  if (series.length === 0) return '–';
  const axis = (after ?? before)?.type === 'timestamp' ? 'time' : 'number';
  return <HistogramChart title={words.distributionOf(name)} axis={axis} series={series} />;
}

function comparedColumns(facts: Facts): readonly TableProps.ColumnDefinition<ComparedColumn>[] {
  const { words, formats } = facts;
  const headers = words.compareColumns;
  return [
    { id: 'name', header: headers.name, isRowHeader: true, minWidth: 140, cell: ({ name }) => <Name>{name}</Name> },
    {
      id: 'change',
      header: headers.change,
      minWidth: 180,
      cell: ({ change, before, after }) => (
        <>
          <StatusIndicator type={LOOKS[change]}>{words.changes[change]}</StatusIndicator>
          {change === 'retyped' && before !== undefined && after !== undefined && (
            <div>{words.retyped(words.types[before.type], words.types[after.type])}</div>
          )}
        </>
      ),
    },
    {
      id: 'missing',
      header: headers.missing,
      cell: (column) => both(column, facts, ({ missing }, rows) => formats.share(shareOf(missing, rows))),
    },
    {
      id: 'mean',
      header: headers.mean,
      cell: (column) => both(column, facts, (one, rows) => centreInWords(one, rows - one.missing, words, formats)),
    },
    {
      id: 'distribution',
      header: headers.distribution,
      minWidth: 320,
      cell: (column) => distributions(column, facts),
    },
  ];
}

/** Everything about a column below each other, for narrow screens. */
function stackedColumn(columns: readonly TableProps.ColumnDefinition<ComparedColumn>[]) {
  return {
    id: 'all',
    header: columns[0]?.header,
    isRowHeader: true,
    cell: (column: ComparedColumn) => (
      <SpaceBetween size="xxs">
        {columns.map(({ id, header, cell }) => (
          <div key={id}>
            {(id === 'missing' || id === 'mean') && <Box variant="awsui-key-label">{header}</Box>}
            {cell(column)}
          </div>
        ))}
      </SpaceBetween>
    ),
  };
}

/** Columns of two versions side by side, at first only those that changed. */
export function ComparedTable({ columns, names, rows }: ComparedTableProps): ReactNode {
  const words = useCatalogue(datasetTexts);
  const formats = useFormats();
  const narrow = useNarrow();
  const definitions = comparedColumns({ words, formats, names, rows });
  const [onlyChanges, setOnlyChanges] = useState(true);
  const shown = columns.filter(({ change }) => !onlyChanges || change !== 'same');
  const { items, collectionProps, paginationProps } = useCollection(shown, { pagination: { pageSize: PAGE_SIZE } });
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="name"
      wrapLines
      columnDefinitions={narrow ? [stackedColumn(definitions)] : definitions}
      ariaLabels={{ tableLabel: words.tabs.compare }}
      empty={words.nothingChanged}
      header={
        <Header
          counter={`(${formats.count(shown.length)})`}
          actions={
            <Toggle checked={onlyChanges} onChange={({ detail }) => setOnlyChanges(detail.checked)}>
              {words.onlyChanges}
            </Toggle>
          }
        >
          {words.tabs.compare}
        </Header>
      }
      pagination={shown.length > PAGE_SIZE ? <Pagination {...paginationProps} /> : undefined}
    />
  );
}
