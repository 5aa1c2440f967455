import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ColumnProfile, Profile } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { SparkBars } from '../../shared/charts/spark-bars.tsx';
import { type Formats, useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { type Speaker, useSpeaker, warningsInWords } from '../../shared/texts/speaker.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Name } from '../../shared/ui/name.tsx';
import { useNarrow } from '../../shared/ui/use-narrow.ts';
import { WarningText } from '../../shared/ui/warning-text.tsx';
import { centreInWords, rangeInWords, shareOf } from './column-words.ts';
import type { DatasetTexts } from './texts/en.ts';
import { datasetTexts } from './texts/index.ts';
import { useDatasetView } from './use-dataset-view.ts';

const PAGE_SIZE = 50;
/** What fits a phone; the rest stands with the column when it is chosen. */
const NARROW_COLUMNS: ReadonlySet<string | undefined> = new Set(['name', 'missing', 'distribution']);

interface ColumnFacts {
  rows: number;
  words: DatasetTexts;
  formats: Formats;
  speaker: Speaker;
  onChoose: (name: string) => void;
}

function distribution({ name, histogram, top }: ColumnProfile, { words }: ColumnFacts): ReactNode {
  const counts = histogram?.counts ?? top.map(({ count }) => count);
  return counts.length === 0 ? '–' : <SparkBars counts={counts} label={words.distributionOf(name)} />;
}

function columnsOf(facts: ColumnFacts): readonly TableProps.ColumnDefinition<ColumnProfile>[] {
  const { rows, words, formats, speaker, onChoose } = facts;
  const headers = words.columns;
  return [
    {
      id: 'name',
      header: headers.name,
      sortingField: 'name',
      isRowHeader: true,
      minWidth: 140,
      cell: ({ name }) => (
        <Button variant="inline-link" onClick={() => onChoose(name)}>
          <Name>{name}</Name>
        </Button>
      ),
    },
    { id: 'type', header: headers.type, sortingField: 'type', cell: ({ type }) => words.types[type] },
    {
      id: 'missing',
      header: headers.missing,
      sortingField: 'missing',
      cell: ({ missing }) => (missing === 0 ? formats.count(0) : formats.share(shareOf(missing, rows))),
    },
    {
      id: 'distinct',
      header: headers.distinct,
      sortingField: 'distinct',
      cell: ({ distinct }) => formats.count(distinct),
    },
    { id: 'distribution', header: headers.distribution, minWidth: 120, cell: (column) => distribution(column, facts) },
    { id: 'range', header: headers.range, minWidth: 120, cell: (column) => rangeInWords(column, words, formats) },
    {
      id: 'mean',
      header: headers.mean,
      sortingField: 'mean',
      cell: (column) => (column.mean === null ? '–' : centreInWords(column, rows, words, formats)),
    },
    {
      id: 'notes',
      header: headers.notes,
      minWidth: 180,
      cell: (column) =>
        column.warnings.length === 0
          ? '–'
          : warningsInWords(speaker, column).map((warning) => <WarningText key={warning}>{warning}</WarningText>),
    },
  ];
}

/** Columns whose name, type or warning holds the text. */
function matching(
  columns: readonly ColumnProfile[],
  filter: string,
  words: DatasetTexts,
  speaker: Speaker,
): readonly ColumnProfile[] {
  const wanted = filter.trim().toLocaleLowerCase();
  if (wanted === '') return columns;
  return columns.filter((column) =>
    [column.name, words.types[column.type], ...warningsInWords(speaker, column)].some((text) =>
      text.toLocaleLowerCase().includes(wanted),
    ),
  );
}

/** All columns with their facts; a page of them at a time. */
export function ColumnTable({ profile }: { profile: Profile }): ReactNode {
  const words = useCatalogue(datasetTexts);
  const formats = useFormats();
  const speaker = useSpeaker();
  const { search, show } = useDatasetView();
  const narrow = useNarrow();
  const filter = search.q ?? '';
  const found = matching(profile.columns, filter, words, speaker);
  const { items, collectionProps, paginationProps } = useCollection(found, {
    sorting: {},
    pagination: { pageSize: PAGE_SIZE },
  });
  const columns = columnsOf({ rows: profile.rows, words, formats, speaker, onChoose: (column) => show({ column }) });
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy="name"
      wrapLines
      columnDefinitions={columns.filter(({ id }) => !narrow || NARROW_COLUMNS.has(id))}
      ariaLabels={{ tableLabel: words.columnsList }}
      header={<Header counter={`(${formats.count(profile.columns.length)})`}>{words.columnsList}</Header>}
      filter={
        <TextFilter
          filteringText={filter}
          filteringPlaceholder={words.filterPlaceholder}
          filteringAriaLabel={words.filterColumns}
          countText={filter === '' ? '' : words.matches(found.length)}
          onChange={({ detail }) => show({ q: detail.filteringText === '' ? undefined : detail.filteringText })}
        />
      }
      empty={
        <EmptyState
          title={words.noMatch}
          action={<Button onClick={() => show({ q: undefined })}>{words.clearFilter}</Button>}
        />
      }
      pagination={found.length > PAGE_SIZE ? <Pagination {...paginationProps} /> : undefined}
    />
  );
}
