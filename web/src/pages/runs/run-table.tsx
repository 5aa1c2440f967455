import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Run } from '@flowi/contracts/entities';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { chooseRuns, useChosenRuns } from '../../features/runs/chosen-runs.ts';
import type { RunFilter, RunPage } from '../../features/runs/project-runs-query.ts';
import { RUN_PLAIN, runColumns } from '../../features/runs/run-columns.tsx';
import { runsTexts } from '../../features/runs/texts/index.ts';
import { compareAddress, flowsAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { CardOrder } from '../../shared/ui/card-order.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import { METRIC_COLUMN, MetricChoice, metricColumn } from './metric-column.tsx';
import { RunFacets } from './run-facets.tsx';
import { RunPreferences } from './run-preferences.tsx';
import { columnsShown, type RunsSearch } from './runs-search.ts';
import { runsPageTexts } from './texts/index.ts';

interface RunTableProps {
  projectId: string;
  search: RunsSearch;
  query: UseQueryResult<RunPage>;
  onSearch: (search: RunsSearch) => void;
  onPage: (place: Pick<RunsSearch, 'page' | 'after'>) => void;
}

/** One page of the runs; which ones are ticked does not depend on it. */
export function RunTable({ projectId, search, query, onSearch, onPage }: RunTableProps): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(runsPageTexts);
  const runWords = useCatalogue(runsTexts);
  const formats = useFormats();
  const chosen = useChosenRuns(projectId);
  const { page = 1, after, metric, order, without, ...filter } = search;
  const { items = [], next = null, sorted } = query.data ?? {};
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const view = { metric, order, without };
  const onOrder = (order: RunsSearch['order']) => onSearch({ ...view, ...filter, order });
  const nameOf = (run: Run) => words.runOf(run.flowId, formats.moment(run.createdAt));
  const shown = ['started', ...columnsShown(search), METRIC_COLUMN];
  const measured = metric === undefined ? [] : [metricColumn(metric, formats)];
  const columns = useStacked(
    [...runColumns(projectId, runWords, formats), ...measured].filter(({ id = '' }) => shown.includes(id)),
    shown,
    RUN_PLAIN,
  );
  const sorting = order === undefined ? undefined : { sortingField: METRIC_COLUMN };
  // Which way a metric is better is what the API knows, and says with the runs.
  const way = order === 'best' ? sorted?.order : order;
  const descending = way === undefined ? undefined : way === 'descending';
  return (
    <Table
      items={items}
      {...(sorting && descending !== undefined && { sortingColumn: sorting, sortingDescending: descending })}
      onSortingChange={({ detail: { isDescending } }) =>
        onOrder(order === undefined ? 'best' : isDescending ? 'descending' : 'ascending')
      }
      wrapLines
      stickyHeader
      trackBy="runId"
      loading={query.isPending}
      loadingText={texts.common.loading}
      selectionType="multi"
      selectedItems={[...chosen]}
      onSelectionChange={({ detail }) => chooseRuns(projectId, detail.selectedItems)}
      ariaLabels={{
        tableLabel: words.list,
        selectionGroupLabel: words.list,
        allItemsSelectionLabel: () => words.selectAll,
        itemSelectionLabel: (_, run) => words.selectOne(nameOf(run)),
      }}
      columnDefinitions={columns}
      header={
        <Header
          description={
            <Description
              chosen={chosen.length}
              sorted={order === undefined ? undefined : sorted}
              onByTime={() => onOrder(undefined)}
            />
          }
          actions={<Actions projectId={projectId} filter={filter} chosen={chosen} any={items.length > 0} />}
        >
          {words.list}
        </Header>
      }
      filter={
        <SpaceBetween size="xs" direction="horizontal">
          <RunFacets projectId={projectId} filter={filter} onFilter={(chosen) => onSearch({ ...view, ...chosen })} />
          <MetricChoice
            items={items}
            metric={metric}
            onChoose={(one) => onSearch({ ...filter, without, metric: one })}
          />
          <CardOrder
            columns={measured}
            sortingColumn={sorting}
            descending={descending}
            onSort={({ isDescending }) => onOrder(isDescending ? 'descending' : 'ascending')}
            unsorted={{ label: words.byTime, onChoose: () => onOrder(undefined) }}
          />
        </SpaceBetween>
      }
      preferences={<RunPreferences search={search} onSearch={onSearch} />}
      empty={
        filtered ? (
          <EmptyState
            title={words.noMatchTitle}
            action={<Button onClick={() => onSearch(view)}>{words.clearFilter}</Button>}
          >
            {words.noMatchAdvice}
          </EmptyState>
        ) : (
          <EmptyState
            title={words.emptyTitle}
            action={<PageLink href={flowsAddress(projectId)}>{words.toFlows}</PageLink>}
          >
            {words.emptyAdvice}
          </EmptyState>
        )
      }
      pagination={
        (page > 1 || next !== null) && (
          <Pagination
            currentPageIndex={page}
            pagesCount={page}
            openEnd={next !== null}
            disabled={query.isPending || query.isPlaceholderData}
            onChange={({ detail: { currentPageIndex: to } }) =>
              onPage({
                page: to === 1 ? undefined : to,
                after: to === page + 1 && next !== null ? next : undefined,
              })
            }
            ariaLabels={{
              pageLabel: words.page,
              nextPageLabel: words.nextPage,
              previousPageLabel: words.previousPage,
            }}
          />
        )
      }
    />
  );
}

interface DescriptionProps {
  chosen: number;
  sorted: RunPage['sorted'];
  onByTime: () => void;
}

/** How many runs are ticked, and by what they are sorted where that is not by time; nothing when there is nothing to say. */
function Description({ chosen, sorted, onByTime }: DescriptionProps): ReactNode {
  const words = useCatalogue(runsPageTexts);
  const { count } = useFormats();
  return (
    <>
      {chosen > 0 && `${words.chosen(chosen)} `}
      {sorted !== undefined && (
        <>
          {sorted.complete ? words.sorted(sorted.metric) : words.sortedAmong(sorted.metric, count(sorted.among))}{' '}
          <Button variant="inline-link" onClick={onByTime}>
            {words.byTime}
          </Button>
        </>
      )}
    </>
  );
}

interface ActionsProps {
  projectId: string;
  filter: RunFilter;
  chosen: readonly Run[];
  any: boolean;
}

function Actions({ projectId, filter, chosen, any }: ActionsProps): ReactNode {
  const words = useCatalogue(runsPageTexts);
  const { history } = useRouter();
  const none = chosen.length === 0;
  return (
    <SpaceBetween size="xs" direction="horizontal">
      {!none && (
        <Button variant="link" onClick={() => chooseRuns(projectId, [])}>
          {words.unchoose}
        </Button>
      )}
      <Button disabled={!any} onClick={() => history.push(compareAddress(projectId, { ...filter }))}>
        {words.compareListed}
      </Button>
      <Button
        variant="primary"
        disabled={none}
        disabledReason={none ? words.compareNone : undefined}
        onClick={() => history.push(compareAddress(projectId, { runs: chosen.map(({ runId }) => runId).join(',') }))}
      >
        {words.compare(chosen.length)}
      </Button>
    </SpaceBetween>
  );
}
