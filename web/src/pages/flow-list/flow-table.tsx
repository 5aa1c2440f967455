import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { FlowSummary } from '@flowi/contracts/entities';
import { type ReactNode, useMemo } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { CardOrder } from '../../shared/ui/card-order.tsx';
import { useNarrow } from '../../shared/ui/use-narrow.ts';
import { flowColumns, narrowFlowColumns } from './flow-columns.tsx';
import { NoFlows, NoMatch } from './flow-empty-states.tsx';
import { FlowFilterBar } from './flow-filter-bar.tsx';
import { filterFlows, isFiltered, sortFlows } from './flow-filters.ts';
import { type FlowListSearch, SORT_COLUMNS } from './flow-list-search.ts';
import { flowListTexts } from './texts/index.ts';

const PAGE_SIZE = 25;

interface FlowTableProps {
  projectId: string;
  /** undefined while loading */
  flows: readonly FlowSummary[] | undefined;
  search: FlowListSearch;
  onSearch: (search: FlowListSearch) => void;
  onRefresh: () => void;
  refreshing: boolean;
}

export function FlowTable({ projectId, flows, search, onSearch, onRefresh, refreshing }: FlowTableProps): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(flowListTexts);
  const { sort = 'name', desc = false, ...filters } = search;
  const shown = useMemo(() => sortFlows(filterFlows(flows ?? [], search), sort, desc), [flows, search, sort, desc]);
  const owners = useMemo(() => [...new Set((flows ?? []).map(({ owner }) => owner))].sort(), [flows]);
  const { items, paginationProps } = useCollection(shown, { pagination: { pageSize: PAGE_SIZE } });
  const columns = useNarrow() ? narrowFlowColumns : flowColumns;
  const onSort = (by: string | undefined, descending: boolean | undefined) => {
    const column = SORT_COLUMNS.find((one) => one === by);
    onSearch({ ...search, sort: column, desc: descending ? true : undefined });
  };
  const clear = () => onSearch({ sort: search.sort, desc: search.desc });
  return (
    <Table
      variant="container"
      stickyHeader
      items={items}
      wrapLines
      trackBy="flowId"
      columnDefinitions={columns(projectId, words)}
      sortingColumn={{ sortingField: sort }}
      sortingDescending={desc}
      onSortingChange={({ detail }) => onSort(detail.sortingColumn.sortingField, detail.isDescending)}
      loading={flows === undefined}
      loadingText={texts.common.loading}
      ariaLabels={{ tableLabel: words.list }}
      empty={isFiltered(filters) ? <NoMatch onClear={clear} /> : <NoFlows projectId={projectId} />}
      header={
        <Header
          counter={flows === undefined ? undefined : `(${flows.length})`}
          actions={
            <Button iconName="refresh" ariaLabel={texts.common.refresh} loading={refreshing} onClick={onRefresh} />
          }
        >
          {words.list}
        </Header>
      }
      filter={
        <SpaceBetween size="s">
          <FlowFilterBar
            filters={filters}
            owners={owners}
            matches={shown.length}
            onChange={(changed) => onSearch({ ...changed, sort: search.sort, desc: search.desc })}
          />
          <CardOrder
            columns={flowColumns(projectId, words)}
            sortingColumn={{ sortingField: sort }}
            descending={desc}
            onSort={({ sortingColumn, isDescending }) => onSort(sortingColumn.sortingField, isDescending)}
          />
        </SpaceBetween>
      }
      pagination={shown.length > PAGE_SIZE ? <Pagination {...paginationProps} /> : undefined}
    />
  );
}
