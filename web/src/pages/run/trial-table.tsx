import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Run } from '@flowi/contracts/entities';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { trialsQuery } from '../../features/runs/run-queries.ts';
import { isSettled } from '../../features/runs/run-state.ts';
import { compareAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { runTexts } from './texts/index.ts';
import { trialColumns } from './trial-columns.tsx';

const PAGE_SIZE = 50;

interface TrialTableProps {
  run: Run;
  catalogue: ComponentCatalogue | undefined;
}

/** The trials of a run with parameters and metrics; the chosen one is marked and comes first. */
export function TrialTable({ run, catalogue }: TrialTableProps): ReactNode {
  const texts = useTexts();
  const words = useCatalogue(runTexts);
  const formats = useFormats();
  const { data, isPending, isLoadingError, error, refetch } = useQuery({
    ...trialsQuery(useApi(), run),
    placeholderData: keepPreviousData,
  });
  const trials = useMemo(
    () => (data ?? []).toSorted((a, b) => Number(b.number === run.chosenTrial) - Number(a.number === run.chosenTrial)),
    [data, run.chosenTrial],
  );
  const { items, collectionProps, paginationProps } = useCollection(trials, {
    sorting: {},
    pagination: { pageSize: PAGE_SIZE },
  });
  if (isLoadingError) return <LoadFailed title={words.trialsFailedTitle} error={error} onRetry={refetch} />;
  return (
    <Table
      {...collectionProps}
      items={items}
      trackBy={({ number }) => String(number)}
      loading={isPending}
      loadingText={texts.common.loading}
      columnDefinitions={trialColumns({ run, trials, catalogue, words, formats })}
      ariaLabels={{ tableLabel: words.trials }}
      header={
        <Header
          counter={`(${formats.count(trials.length || run.trialsPlanned)})`}
          description={words.trialsHint}
          actions={trials.length > 0 && <CompareButton run={run} />}
        >
          {words.trials}
        </Header>
      }
      empty={<NoTrials ended={isSettled(run)} />}
      pagination={trials.length > PAGE_SIZE ? <Pagination {...paginationProps} /> : undefined}
    />
  );
}

function CompareButton({ run: { projectId, runId } }: { run: Run }): ReactNode {
  const { compareTrials } = useCatalogue(runTexts);
  const { history } = useRouter();
  const href = compareAddress(projectId, { runs: runId });
  return (
    <Button
      href={href}
      onFollow={(event) => {
        event.preventDefault();
        history.push(href);
      }}
    >
      {compareTrials}
    </Button>
  );
}

function NoTrials({ ended }: { ended: boolean }): ReactNode {
  const run = useCatalogue(runTexts);
  return ended ? (
    <EmptyState title={run.trialsNone}>{run.trialsNoneAdvice}</EmptyState>
  ) : (
    <EmptyState title={run.trialsEmpty}>{run.trialsEmptyAdvice}</EmptyState>
  );
}
