import type { Run } from '@flowi/contracts/entities';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useComponentCatalogue } from '../../features/flows/use-component-catalogue.ts';
import { isSettled } from '../../features/runs/run-state.ts';
import { useApi } from '../../shared/api/api.ts';
import { comparedRunsQuery, comparedTrialsQuery, usualTrials } from './compare-queries.ts';
import { type CompareSearch, runIdsOf } from './compare-search.ts';
import { columnsOf } from './model/columns.ts';
import { rowsOf } from './model/compare-row.ts';
import { isChosen, readTrialChoice } from './model/trial-choice.ts';

const NO_RUNS: readonly Run[] = [];
const WHILE_RUNNING = 3_000;

/** Reads what the address says is to be compared. */
export function useCompared(projectId: string, search: CompareSearch) {
  const api = useApi();
  const { runs: ids, flow, state, trigger, trials: choice } = search;
  const runs = useQuery({
    ...comparedRunsQuery(api, projectId, { runs: ids, flow, state, trigger, only: search.only }),
    refetchInterval: ({ state: { data } }) => (data?.every(isSettled) === false ? WHILE_RUNNING : false),
  });
  const found = runs.data ?? NO_RUNS;
  const only = search.only ?? usualTrials(runIdsOf({ runs: ids })?.length ?? found.length);
  const trials = useQuery({
    ...comparedTrialsQuery(api, projectId, found, only),
    enabled: found.length > 0,
    placeholderData: keepPreviousData,
  });
  const { data: catalogue } = useComponentCatalogue();
  const rows = useMemo(() => {
    const picked = readTrialChoice(runIdsOf({ runs: ids }) ?? [], choice);
    return rowsOf(found, trials.data ?? []).filter(({ trial }) => isChosen(picked, trial));
  }, [found, trials.data, ids, choice]);
  const columns = useMemo(() => columnsOf(rows, catalogue), [rows, catalogue]);
  return {
    runs: found,
    rows,
    columns,
    only,
    missing: runs.data === undefined ? 0 : Math.max(0, (runIdsOf({ runs: ids })?.length ?? 0) - found.length),
    unfinished: found.filter((run) => !isSettled(run)).length,
    loading: runs.isPending || (found.length > 0 && trials.isPending),
    failed: runs.isLoadingError ? runs : trials.isLoadingError ? trials : null,
  };
}
