import { type RunState, SCHEDULE_STATES, type ScheduleState } from '@flowi/contracts/entities';
import { readWords } from '../../shared/search-values.ts';

/** States of last runs as people look for them; `running` is everything that goes on by itself. */
export const RUN_FACETS = ['running', 'succeeded', 'failed', 'stopped', 'awaiting_approval', 'never'] as const;
export type RunFacet = (typeof RUN_FACETS)[number];

export const DRIFT_FACETS = ['ok', 'watch', 'drift', 'not_enough_data', 'none'] as const;
export type DriftFacet = (typeof DRIFT_FACETS)[number];

export const SORT_COLUMNS = ['name', 'lastRun', 'schedule', 'live', 'drift', 'tracker', 'owner'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** The view of the list, as far as the address holds it. */
export interface FlowListSearch {
  /** Part of a name or id. */
  readonly q?: string | undefined;
  readonly run?: RunFacet | undefined;
  readonly schedule?: ScheduleState | undefined;
  readonly drift?: DriftFacet | undefined;
  readonly owner?: string | undefined;
  /** By name unless another column is chosen. */
  readonly sort?: SortColumn | undefined;
  readonly desc?: true | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readFlowListSearch(search: Record<string, unknown>): FlowListSearch {
  const { q, run, schedule, drift, owner, sort, desc } = search;
  return {
    q: readWords(q),
    run: RUN_FACETS.find((one) => one === run),
    schedule: SCHEDULE_STATES.find((one) => one === schedule),
    drift: DRIFT_FACETS.find((one) => one === drift),
    owner: readWords(owner),
    sort: SORT_COLUMNS.find((one) => one === sort),
    desc: desc === true ? true : undefined,
  };
}

/** The facet that the state of a last run belongs to. */
export function runFacetOf(state: RunState | undefined): RunFacet {
  if (state === undefined) return 'never';
  return RUN_FACETS.find((facet) => facet === state) ?? 'running';
}
