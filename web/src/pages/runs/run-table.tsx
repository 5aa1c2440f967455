import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { Run } from '@flowi/contracts/entities';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { chooseRuns, useChosenRuns } from '../../features/runs/chosen-runs.ts';
import type { RunFilter } from '../../features/runs/project-runs-query.ts';
import { compareAddress, flowsAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import { runColumns } from './run-columns.tsx';
import { RunFacets } from './run-facets.tsx';
import { runsPageTexts } from './texts/index.ts';
import type { RunPages } from './use-run-pages.ts';

interface RunTableProps {
  projectId: string;
  filter: RunFilter;
  onFilter: (filter: RunFilter) => void;
  pages: RunPages;
  onPage: (page: number) => void;
}

/** One page of the runs; which ones are ticked does not depend on it. */
export function RunTable({ projectId, filter, onFilter, pages, onPage }: RunTableProps): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(runsPageTexts);
  const formats = useFormats();
  const chosen = useChosenRuns(projectId);
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const nameOf = (run: Run) => words.runOf(run.flowId, formats.moment(run.createdAt));
  return (
    <Table
      items={pages.items}
      wrapLines
      stickyHeader
      trackBy="runId"
      loading={pages.loading}
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
      columnDefinitions={runColumns(projectId, words, formats)}
      header={
        <Header
          description={chosen.length === 0 ? undefined : words.chosen(chosen.length)}
          actions={<Actions projectId={projectId} filter={filter} chosen={chosen} any={pages.items.length > 0} />}
        >
          {words.list}
        </Header>
      }
      filter={<RunFacets projectId={projectId} filter={filter} onFilter={onFilter} />}
      empty={
        filtered ? (
          <EmptyState
            title={words.noMatchTitle}
            action={<Button onClick={() => onFilter({})}>{words.clearFilter}</Button>}
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
        (pages.count > 1 || pages.more) && (
          <Pagination
            currentPageIndex={pages.page}
            pagesCount={Math.max(1, pages.count)}
            openEnd={pages.more}
            disabled={pages.loading}
            onChange={({ detail }) => onPage(detail.currentPageIndex)}
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
