import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { Dataset } from '@flowi/contracts/entities';
import { type ReactNode, useMemo } from 'react';
import { UploadButton } from '../../features/uploads/upload-button.tsx';
import { datasetAddress } from '../../shared/addresses.ts';
import { type Formats, useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { CardOrder } from '../../shared/ui/card-order.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import type { DatasetsTexts } from './texts/en.ts';
import { datasetsTexts } from './texts/index.ts';

const PAGE_SIZE = 50;
const NARROW = ['name', 'version', 'rows', 'columns', 'changed'];

interface DatasetTableProps {
  projectId: string;
  /** undefined while loading */
  datasets: readonly Dataset[] | undefined;
  filter: string;
  onFilter: (filter: string) => void;
  onRefresh: () => void;
  refreshing: boolean;
}

type Latest = NonNullable<Dataset['latest']>;

function datasetColumns(
  projectId: string,
  { columns, noVersion }: DatasetsTexts,
  { bytes, count }: Formats,
): readonly TableProps.ColumnDefinition<Dataset>[] {
  const sizeColumn = (id: 'rows' | 'columns' | 'bytes', text: (latest: Latest) => string) => ({
    id,
    header: columns[id],
    sortingComparator: (a: Dataset, b: Dataset) => (a.latest?.[id] ?? -1) - (b.latest?.[id] ?? -1),
    cell: ({ latest }: Dataset) => (latest === undefined ? '–' : text(latest)),
  });
  return [
    {
      id: 'name',
      header: columns.name,
      sortingField: 'name',
      isRowHeader: true,
      minWidth: 140,
      cell: ({ name }) => <PageLink href={datasetAddress(projectId, name)}>{name}</PageLink>,
    },
    {
      id: 'version',
      header: columns.version,
      sortingField: 'latestVersion',
      cell: ({ latestVersion }) => (latestVersion === 0 ? noVersion : count(latestVersion)),
    },
    sizeColumn('rows', ({ rows }) => count(rows)),
    sizeColumn('columns', (latest) => count(latest.columns)),
    sizeColumn('bytes', (latest) => bytes(latest.bytes)),
    {
      id: 'changed',
      header: columns.changed,
      sortingComparator: (a, b) => (a.latest?.createdAt ?? '').localeCompare(b.latest?.createdAt ?? ''),
      cell: ({ latest, createdAt }) => <Moment at={latest?.createdAt ?? createdAt} />,
    },
  ];
}

/** Data sets whose name contains the text. */
function matching(datasets: readonly Dataset[], filter: string): readonly Dataset[] {
  return datasets.filter(({ name }) => name.includes(filter.trim().toLowerCase()));
}

export function DatasetTable(props: DatasetTableProps): ReactNode {
  const { projectId, datasets, filter, onFilter, onRefresh, refreshing } = props;
  const texts = useTexts();
  const words = useCatalogue(datasetsTexts);
  const formats = useFormats();
  // The same columns every time: which one the list is sorted by is seen from their comparators.
  const columns = useMemo(() => datasetColumns(projectId, words, formats), [projectId, words, formats]);
  const found = matching(datasets ?? [], filter);
  const { items, collectionProps, paginationProps } = useCollection(found, {
    sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    pagination: { pageSize: PAGE_SIZE },
  });
  return (
    <Table
      {...collectionProps}
      stickyHeader
      wrapLines
      items={items}
      trackBy="name"
      columnDefinitions={useStacked(columns, NARROW)}
      loading={datasets === undefined}
      loadingText={texts.common.loading}
      ariaLabels={{ tableLabel: words.list }}
      empty={
        filter === '' ? (
          <EmptyState title={words.emptyTitle} action={<UploadButton projectId={projectId} />}>
            {words.emptyAdvice}
          </EmptyState>
        ) : (
          <EmptyState
            title={words.noMatchTitle}
            action={<Button onClick={() => onFilter('')}>{words.clearFilter}</Button>}
          >
            {words.noMatchAdvice(filter)}
          </EmptyState>
        )
      }
      header={
        <Header
          counter={datasets === undefined ? undefined : `(${datasets.length})`}
          actions={
            <Button iconName="refresh" ariaLabel={texts.common.refresh} loading={refreshing} onClick={onRefresh} />
          }
        >
          {words.list}
        </Header>
      }
      filter={
        <SpaceBetween size="s">
          <TextFilter
            filteringText={filter}
            filteringPlaceholder={words.filterPlaceholder}
            filteringAriaLabel={words.filter}
            countText={filter === '' ? '' : words.matches(found.length)}
            onChange={({ detail }) => onFilter(detail.filteringText)}
          />
          <CardOrder
            columns={columns}
            sortingColumn={collectionProps.sortingColumn}
            descending={collectionProps.sortingDescending ?? false}
            onSort={(detail) => collectionProps.onSortingChange?.({ detail })}
          />
        </SpaceBetween>
      }
      pagination={found.length > PAGE_SIZE ? <Pagination {...paginationProps} /> : undefined}
    />
  );
}
