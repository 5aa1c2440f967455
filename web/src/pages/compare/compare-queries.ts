import { allPages, type Client } from '@flowi/contracts/client';
import type { Run, TrialRecord } from '@flowi/contracts/entities';
import type { QueryClient } from '@tanstack/react-query';
import { modelQuery } from '../../features/models/model-queries.ts';
import { queryOf, type RunFilter } from '../../features/runs/project-runs-query.ts';
import { type CompareSearch, runIdsOf } from './compare-search.ts';

/**
 * Runs that a request names. With one trial each as many as the API takes, since most of what such a request costs, it costs once; with
 * all of them less, so that several requests work beside each other.
 */
const RUNS_A_REQUEST = { chosen: 100, all: 25 } as const;
const REQUESTS_AT_ONCE = 4;
const PAGE = 500;
/** Runs whose trials are all shown without being asked for. */
const FEW_RUNS = 20;

/** What is compared, without how it is looked at. */
export type Compared = RunFilter & Pick<CompareSearch, 'runs'>;

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** The answers for all groups in order; only some requests are under way at a time. */
async function forGroups<T, Reply>(
  groups: readonly T[],
  ask: (group: T) => Promise<readonly Reply[]>,
): Promise<readonly Reply[]> {
  const replies: (readonly Reply[])[] = [];
  const waiting = [...groups.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) replies[next[0]] = await ask(next[1]);
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, work));
  return replies.flat();
}

/** Of which runs only the chosen trials are shown without being asked for. */
export function usualTrials(runs: number): 'chosen' | 'all' {
  return runs > FEW_RUNS ? 'chosen' : 'all';
}

/**
 * The runs that are compared: those that are named, in that order, or those that a filter lets through, newest first. Named ones bring
 * their trials along when they are first read.
 */
export function comparedRunsQuery(
  api: Client,
  projectId: string,
  { only, ...compared }: Compared & Pick<CompareSearch, 'only'>,
) {
  const { runs, ...filter } = compared;
  const ids = runIdsOf({ runs });
  const params = { projectId };
  const queryKey = ['runs', projectId, 'compared', compared];
  return {
    queryKey,
    queryFn: async ({ client }: { client: QueryClient }): Promise<readonly Run[]> => {
      if (ids === null)
        return allPages((cursor) => api.runs.list({ params, query: { ...queryOf(filter), limit: PAGE, cursor } }));
      if (client.getQueryData(queryKey) === undefined) {
        const trials = only ?? usualTrials(ids.length);
        const groups = inGroups(ids, RUNS_A_REQUEST[trials]);
        const found = await forGroups(groups, async (group) => [await readGroup(api, projectId, group, trials)]);
        const first = found.flatMap((part) => part.runs);
        client.setQueryData(
          trialsKey(projectId, first, trials),
          found.flatMap((part) => part.trials),
        );
        return first;
      }
      const place = new Map(ids.map((id, index) => [id, index]));
      const found = await forGroups(
        inGroups(ids, RUNS_A_REQUEST.chosen),
        async (group) => (await api.runs.list({ params, query: { runs: group.join(',') } })).items,
      );
      return found.toSorted((a, b) => (place.get(a.runId) ?? 0) - (place.get(b.runId) ?? 0));
    },
  };
}

interface Group {
  readonly runs: readonly Run[];
  readonly trials: readonly TrialRecord[];
}

/** Runs and their trials, in one request unless there are very many. */
async function readGroup(
  api: Client,
  projectId: string,
  group: readonly string[],
  only: 'chosen' | 'all',
): Promise<Group> {
  const runs: Run[] = [];
  const query = { runs: group.join(','), limit: PAGE, with: 'runs' as const, ...(only === 'chosen' && { only }) };
  const trials = await allPages(async (cursor) => {
    const page = await api.runs.compare({ params: { projectId }, query: { ...query, cursor } });
    runs.push(...(page.runs ?? []));
    return page;
  });
  return { runs, trials };
}

/** Another one when a run has gone on. */
function trialsKey(projectId: string, runs: readonly Run[], only: 'chosen' | 'all') {
  const states = runs.map(({ runId, attempt, state }) => `${runId}.${attempt}.${state}`);
  return ['runs', projectId, 'compared-trials', only, states];
}

/** Trials of runs; asked for anew when a run has gone on. */
export function comparedTrialsQuery(api: Client, projectId: string, runs: readonly Run[], only: 'chosen' | 'all') {
  const query = only === 'chosen' ? { only } : {};
  return {
    queryKey: trialsKey(projectId, runs, only),
    queryFn: (): Promise<readonly TrialRecord[]> =>
      forGroups(
        inGroups(
          runs.map(({ runId }) => runId),
          RUNS_A_REQUEST[only],
        ),
        (group) =>
          allPages((cursor) =>
            api.runs.compare({
              params: { projectId },
              query: { runs: group.join(','), limit: PAGE, cursor, ...query },
            }),
          ),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    // Thousands of trials would be walked through to find that none has changed.
    structuralSharing: false,
  };
}

/** The model that a run registered, with its confusion matrix. */
export function runModelQuery(api: Client, projectId: string, { flowId, modelVersion }: Run) {
  return {
    ...modelQuery(api, projectId, flowId, modelVersion ?? 0),
    enabled: modelVersion !== null,
    staleTime: Number.POSITIVE_INFINITY,
  };
}
