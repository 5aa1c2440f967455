import type { FlowSummary } from '@flowi/contracts/entities';
import { type FlowListSearch, runFacetOf, type SortColumn } from './flow-list-search.ts';

export type FlowFilters = Pick<FlowListSearch, 'q' | 'run' | 'schedule' | 'drift' | 'owner'>;

/** How bad the state of the data is; what needs a look comes first in a rising order. */
const DRIFT_ORDER = ['drift', 'watch', 'not_enough_data', 'ok'];

export function isFiltered({ q, run, schedule, drift, owner }: FlowFilters): boolean {
  return [q, run, schedule, drift, owner].some((filter) => filter !== undefined);
}

/** Flows that every filter lets through. */
export function filterFlows(flows: readonly FlowSummary[], filters: FlowFilters): readonly FlowSummary[] {
  const { q = '', run, schedule, drift, owner } = filters;
  const wanted = q.trim().toLocaleLowerCase();
  return flows.filter(
    (flow) =>
      `${flow.name}\n${flow.flowId}`.toLocaleLowerCase().includes(wanted) &&
      (run === undefined || run === runFacetOf(flow.lastRun?.state)) &&
      (schedule === undefined || schedule === flow.scheduleState) &&
      (drift === undefined || drift === (currentDrift(flow)?.verdict ?? 'none')) &&
      (owner === undefined || owner === flow.owner),
  );
}

/** The judgement on the data of the model that is live; one on another version says nothing about it. */
export function currentDrift({ drift, live }: FlowSummary): FlowSummary['drift'] {
  return drift !== null && drift.modelVersion === live?.version ? drift : null;
}

const byText = (one: string, other: string) => one.localeCompare(other);

/** What a column is sorted by: rising, and what there is none of comes last. */
const KEYS: Readonly<Record<SortColumn, (flow: FlowSummary) => string>> = {
  name: ({ name }) => name,
  lastRun: ({ lastRun }) => lastRun?.createdAt ?? '~',
  schedule: ({ nextFire, scheduleState }) => nextFire ?? `~${scheduleState}`,
  live: ({ live }) => (live === null ? '~' : String(live.version).padStart(8, '0')),
  drift: (flow) => {
    const found = currentDrift(flow);
    return found === null ? '~' : String(DRIFT_ORDER.indexOf(found.verdict));
  },
  tracker: ({ tracker }) => tracker,
  owner: ({ owner }) => owner,
};

/** In the order of a column; equal ones by name. */
export function sortFlows(flows: readonly FlowSummary[], column: SortColumn, descending: boolean): FlowSummary[] {
  const key = KEYS[column];
  const sign = descending ? -1 : 1;
  const isText = column === 'name' || column === 'owner';
  const compare = (one: string, other: string) =>
    isText ? byText(one, other) : one < other ? -1 : one > other ? 1 : 0;
  return flows.toSorted((one, other) => sign * compare(key(one), key(other)) || byText(one.name, other.name));
}
