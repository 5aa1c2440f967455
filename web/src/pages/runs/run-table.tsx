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
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { useStacked } from '../../shared/ui/stacked-column.tsx';
import { METRIC_COLUMN, MetricChoice, metricColumn, sortedByMetric } from './metric-column.tsx';
import { RunFacets } from './run-facets.tsx';
import { RunPreferences } from './run-preferences.tsx';
import { columnsShown, type RunsSearch } from './runs-search.ts';
import type { RunsPageTexts } from './texts/en.ts';
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
  const { items = [], next = null } = query.data ?? {};
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const view = { metric, order, without };
  const nameOf = (run: Run) => words.runOf(run.flowId, formats.moment(run.createdAt));
  const shown = ['started', ...columnsShown(search), METRIC_COLUMN];
  const columns = useStacked(
    [
      ...runColumns(projectId, runWords, formats),
      ...(metric === undefined ? [] : [metricColumn(metric, formats)]),
    ].filter(({ id = '' }) => shown.includes(id)),
    shown,
    RUN_PLAIN,
  );
  return (
    <Table
      items={sortedByMetric(items, search)}
      {...(metric !== undefined &&
        order !== undefined && {
          sortingColumn: { sortingField: METRIC_COLUMN },
          sortingDescending: order === 'descending',
        })}
      onSortingChange={({ detail }) => onSearch({ ...search, order: detail.isDescending ? 'descending' : 'ascending' })}
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
          description={describe(chosen.length, search, words)}
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
            onChoose={(one) => onSearch({ ...search, metric: one, order: undefined })}
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

function describe(chosen: number, { metric, order }: RunsSearch, words: RunsPageTexts): string | undefined {
  const parts = [
    chosen === 0 ? undefined : words.chosen(chosen),
    metric === undefined || order === undefined ? undefined : words.sortedHere(metric),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
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
