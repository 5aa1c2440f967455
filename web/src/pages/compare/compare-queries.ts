import { allPages, type Client } from '@flowi/contracts/client';
import type { Run, TrialRecord } from '@flowi/contracts/entities';
import { queryOf, type RunFilter } from '../../features/runs/project-runs-query.ts';
import { type CompareSearch, runIdsOf } from './compare-search.ts';

/** Most runs that one request may name, less than the API takes, so that several requests work beside each other. */
const RUNS_A_REQUEST = 25;
const REQUESTS_AT_ONCE = 4;
const PAGE = 500;
/** Runs whose trials are all shown without being asked for. */
export const FEW_RUNS = 20;

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

/** The runs that are compared: those that are named, in that order, or those that a filter lets through, newest first. */
export function comparedRunsQuery(api: Client, projectId: string, compared: Compared) {
  const { runs, ...filter } = compared;
  const ids = runIdsOf({ runs });
  return {
    queryKey: ['runs', projectId, 'compared', compared],
    queryFn: async (): Promise<readonly Run[]> => {
      const params = { projectId };
      if (ids === null)
        return allPages((cursor) => api.runs.list({ params, query: { ...queryOf(filter), limit: PAGE, cursor } }));
      const place = new Map(ids.map((id, index) => [id, index]));
      const found = await forGroups(
        inGroups(ids, RUNS_A_REQUEST),
        async (group) => (await api.runs.list({ params, query: { runs: group.join(',') } })).items,
      );
      return found.toSorted((a, b) => (place.get(a.runId) ?? 0) - (place.get(b.runId) ?? 0));
    },
  };
}

/** Trials of runs; asked for anew when a run has gone on. */
export function comparedTrialsQuery(api: Client, projectId: string, runs: readonly Run[], only: 'chosen' | 'all') {
  const states = runs.map(({ runId, attempt, state }) => `${runId}.${attempt}.${state}`);
  const query = only === 'chosen' ? { only } : {};
  return {
    queryKey: ['runs', projectId, 'compared-trials', only, states],
    queryFn: (): Promise<readonly TrialRecord[]> =>
      forGroups(
        inGroups(
          runs.map(({ runId }) => runId),
          RUNS_A_REQUEST,
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
    queryKey: ['models', projectId, flowId, modelVersion],
    queryFn: () => api.models.get({ params: { projectId, flowId, version: modelVersion ?? 0 } }),
    enabled: modelVersion !== null,
    staleTime: Number.POSITIVE_INFINITY,
  };
}
