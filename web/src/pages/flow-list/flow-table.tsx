import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import TextFilter from '@cloudscape-design/components/text-filter';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { flowColumns } from './flow-columns.tsx';
import { NoFlows, NoMatch } from './flow-empty-states.tsx';
import { type FlowSummary, filterFlows } from './flow-summary.ts';
import { flowListTexts } from './texts/index.ts';

const PAGE_SIZE = 25;

interface FlowTableProps {
  projectId: string;
  /** undefined while loading */
  flows: readonly FlowSummary[] | undefined;
  filter: string;
  onFilter: (filter: string) => void;
  onRefresh: () => void;
  refreshing: boolean;
}

export function FlowTable({ projectId, flows, filter, onFilter, onRefresh, refreshing }: FlowTableProps): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(flowListTexts);
  const matching = filterFlows(flows ?? [], filter);
  const { items, collectionProps, paginationProps } = useCollection(matching, {
    sorting: { defaultState: { sortingColumn: { sortingField: 'name' } } },
    pagination: { pageSize: PAGE_SIZE },
  });
  const counter = flows === undefined ? undefined : `(${flows.length})`;
  return (
    <Table
      {...collectionProps}
      variant="container"
      stickyHeader
      items={items}
      wrapLines
      trackBy="flowId"
      columnDefinitions={flowColumns(projectId, words, texts)}
      loading={flows === undefined}
      loadingText={texts.common.loading}
      ariaLabels={{ tableLabel: words.list }}
      empty={filter === '' ? <NoFlows /> : <NoMatch filter={filter} onClear={() => onFilter('')} />}
      header={
        <Header
          counter={counter}
          actions={
            <Button iconName="refresh" ariaLabel={texts.common.refresh} loading={refreshing} onClick={onRefresh} />
          }
        >
          {words.list}
        </Header>
      }
      filter={
        <TextFilter
          filteringText={filter}
          filteringPlaceholder={words.filterPlaceholder}
          filteringAriaLabel={words.filter}
          countText={filter === '' ? '' : words.matches(matching.length)}
          onChange={({ detail }) => onFilter(detail.filteringText)}
        />
      }
      pagination={matching.length > PAGE_SIZE ? <Pagination {...paginationProps} /> : undefined}
    />
  );
}
