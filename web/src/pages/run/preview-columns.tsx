import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { type ReactNode, useState } from 'react';
import { SparkBars } from '../../shared/charts/spark-bars.tsx';
import { type Formats, useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Name } from '../../shared/ui/name.tsx';
import { PreviewColumn } from './preview-column.tsx';
import type { Preview, PreviewedColumn } from './preview-query.ts';
import type { RunTexts } from './texts/en.ts';
import { runTexts } from './texts/index.ts';

interface PreviewColumnsProps {
  preview: Preview;
  title: string;
}

/** Figures of the columns that left the node; a chosen one is shown large. */
export function PreviewColumns({ preview, title }: PreviewColumnsProps): ReactNode {
  const { preview: words } = useCatalogue(runTexts);
  const formats = useFormats();
  const [chosen, choose] = useState<string>();
  const { columns, columnCount, figuresOn } = preview;
  const shown = columns.find(({ name, figures }) => name === chosen && figures !== undefined);
  return (
    <SpaceBetween size="xs">
      <Table
        variant="embedded"
        contentDensity="compact"
        items={columns}
        columnDefinitions={definitions(words, formats, choose)}
        ariaLabels={{ tableLabel: title }}
        header={<Box variant="h4">{title}</Box>}
      />
      {columnCount > columns.length && (
        <Box color="text-body-secondary">{words.columnsLeftOut(columns.length, columnCount)}</Box>
      )}
      {figuresOn !== undefined && figuresOn.rows < figuresOn.of && (
        <Box color="text-body-secondary">
          {words.figuresOn(formats.count(figuresOn.rows), formats.count(figuresOn.of))}
        </Box>
      )}
      {shown !== undefined && <PreviewColumn column={shown} onClose={() => choose(undefined)} />}
    </SpaceBetween>
  );
}

function definitions(
  words: RunTexts['preview'],
  { count, figure }: Formats,
  choose: (name: string) => void,
): TableProps.ColumnDefinition<PreviewedColumn>[] {
  const { head } = words;
  return [
    {
      id: 'name',
      header: head.name,
      isRowHeader: true,
      cell: ({ name, figures }) =>
        figures === undefined ? (
          <Name>{name}</Name>
        ) : (
          <Button variant="inline-link" ariaLabel={words.showColumn(name)} onClick={() => choose(name)}>
            <Name>{name}</Name>
          </Button>
        ),
    },
    {
      id: 'kind',
      header: head.kind,
      cell: ({ kind, before }) =>
        before === undefined || before.kind === kind
          ? words.kinds[kind]
          : words.fromTo(words.kinds[before.kind], words.kinds[kind]),
    },
    {
      id: 'missing',
      header: head.missing,
      cell: ({ missing, before }) =>
        before === undefined || before.missing === missing
          ? count(missing)
          : words.fromTo(count(before.missing), count(missing)),
    },
    {
      id: 'distinct',
      header: head.distinct,
      cell: ({ distinct }) => (distinct === null ? words.notCounted : count(distinct)),
    },
    { id: 'range', header: head.range, cell: ({ figures }) => rangeOf(figures, words, figure) },
    {
      id: 'mean',
      header: head.mean,
      cell: ({ figures }) => (typeof figures?.mean === 'number' ? figure(figures.mean) : '–'),
    },
    { id: 'spread', header: head.spread, minWidth: 120, cell: (column) => <Spread column={column} /> },
    {
      id: 'change',
      header: head.change,
      cell: ({ change }) => (change === 'none' ? '–' : <Badge color="blue">{words.marks[change]}</Badge>),
    },
  ];
}

type Figures = PreviewedColumn['figures'];

/** Both ends, or the most frequent value of what has none. */
function rangeOf(figures: Figures, words: RunTexts['preview'], figure: Formats['figure']): string {
  const shown = (value: string | number) => (typeof value === 'number' ? figure(value) : value);
  const { minimum = null, maximum = null } = figures ?? {};
  if (minimum !== null && maximum !== null) return words.range(shown(minimum), shown(maximum));
  const [most] = figures?.top ?? [];
  return most === undefined ? '–' : words.mostly(most.value);
}

function Spread({ column: { name, figures } }: { column: PreviewedColumn }): ReactNode {
  const { preview: words } = useCatalogue(runTexts);
  const counts = figures?.histogram?.counts ?? figures?.top.map(({ count }) => count) ?? [];
  return counts.length === 0 ? '–' : <SparkBars counts={counts} label={words.spreadOf(name)} />;
}
