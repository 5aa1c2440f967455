import type { Run } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import { newerFirst, newestRuns, type SortedBy, sortRuns, type WantedOrder } from './sort-runs.ts';

/** Which runs are asked for. */
export interface WantedRuns extends PageRequest {
  readonly projectId: string;
  readonly flowId?: string | undefined;
  readonly state?: Run['state'] | undefined;
  readonly trigger?: Run['trigger']['kind'] | undefined;
  /** Only these. */
  readonly runs?: readonly string[] | undefined;
  /** A metric to sort by instead of time. */
  readonly sort?: string | undefined;
  readonly order?: WantedOrder['order'];
}

export interface ListedRuns extends Page<RunRecord> {
  /** Only of runs that are sorted by a metric. */
  readonly sorted?: SortedBy;
}

/** How often the table is read on for one page: a filter that hardly anything passes must not read all of it at once. */
const READS = 10;

/**
 * Runs, newest first or sorted by a metric. Where few of the newest are as wanted, a page may hold fewer than its limit and still
 * lead on.
 */
export async function listRuns(ports: Pick<Ports, 'runs' | 'catalogue'>, wanted: WantedRuns): Promise<ListedRuns> {
  const { projectId, flowId, limit, sort } = wanted;
  const passes = (run: RunRecord) =>
    (flowId === undefined || run.flowId === flowId) &&
    (wanted.state === undefined || run.state === wanted.state) &&
    (wanted.trigger === undefined || run.trigger.kind === wanted.trigger);
  if (sort === undefined && wanted.order !== undefined)
    throw new FlowiError(
      'invalid_request',
      `query.order is ${wanted.order} and query.sort is missing; name the metric there that runs are to be sorted by.`,
    );
  if (wanted.runs !== undefined) {
    const found = await ports.runs.findAll([...new Set(wanted.runs)].map((runId) => ({ projectId, runId })));
    if (sort !== undefined) return sortRuns(ports, { ...wanted, sort, limit: found.length }, [found], passes);
    return { items: found.filter(passes).toSorted(newerFirst), cursor: null };
  }
  if (sort !== undefined) return sortRuns(ports, { ...wanted, sort }, newestRuns(ports, wanted), passes);
  const items: RunRecord[] = [];
  let cursor = wanted.cursor;
  for (let read = 0; read < READS; read += 1) {
    const page = await ports.runs.list(projectId, flowId, { limit: limit - items.length, cursor });
    items.push(...page.items.filter(passes));
    if (page.cursor === null) return { items, cursor: null };
    cursor = page.cursor;
    if (items.length === limit) break;
  }
  return { items, cursor: cursor ?? null };
}
