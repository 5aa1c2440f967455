import type { Client } from '@flowi/contracts/client';
import { RUN_STATES, type Run } from '@flowi/contracts/entities';
import { queryOptions } from '@tanstack/react-query';
import { readWords } from '../../shared/search-values.ts';

/** Which runs of a project are meant, as addresses name them. */
export interface RunFilter {
  readonly flow?: string | undefined;
  readonly state?: Run['state'] | undefined;
  readonly trigger?: Run['trigger']['kind'] | undefined;
}

export const RUN_ORDERS = ['best', 'ascending', 'descending'] as const;

/** By what runs are sorted: by time unless there is an order. */
export interface RunOrder {
  readonly metric?: string | undefined;
  readonly order?: (typeof RUN_ORDERS)[number] | undefined;
}

export const TRIGGERS = ['manual', 'schedule'] as const;

/** Takes a filter from an address, and nothing else. */
export function readRunFilter({ flow, state, trigger }: Record<string, unknown>): RunFilter {
  return {
    flow: readWords(flow),
    state: RUN_STATES.find((one) => one === state),
    trigger: TRIGGERS.find((one) => one === trigger),
  };
}

/** What the API is asked for by a filter. */
export function queryOf({ flow, state, trigger }: RunFilter) {
  return { flowId: flow, state, trigger };
}

/** A page of the runs of a project: `after` is where the page before it ended, where that is known. */
export interface RunPlace {
  readonly limit: number;
  /** From 1 on. */
  readonly page: number;
  readonly after?: string | undefined;
}

export interface RunPage {
  readonly items: readonly Run[];
  /** Where the page begins; null = with the newest run. */
  readonly start: string | null;
  /** Where the next one begins; null = there is none. */
  readonly next: string | null;
  /** By what they are sorted, and among how many, where it is not by time. */
  readonly sorted?: Awaited<ReturnType<Client['runs']['list']>>['sorted'];
}

/**
 * One page of the runs of a project, newest first or sorted by a metric. Only a page whose start is not known is counted off from the
 * first one.
 */
export function projectRunsQuery(
  api: Client,
  projectId: string,
  { flow, state, trigger, metric, order }: RunFilter & RunOrder,
  place: RunPlace,
) {
  const { limit, page, after } = place;
  const filter = { ...queryOf({ flow, state, trigger }), ...(order !== undefined && { sort: metric, order }) };
  const read = (start: string | null) => readPage(api, projectId, filter, { limit, start });
  return queryOptions({
    queryKey: ['runs', projectId, 'list', filter, limit, page === 1 ? 1 : (after ?? page)],
    queryFn: async (): Promise<RunPage> => {
      let found = await read(page === 1 ? null : (after ?? null));
      for (let passed = 1; after === undefined && passed < page; passed += 1) {
        if (found.next === null) return { items: [], start: null, next: null };
        found = await read(found.next);
      }
      return found;
    },
  });
}

type Wanted = ReturnType<typeof queryOf> & { readonly sort?: string | undefined; readonly order?: RunOrder['order'] };

interface Reading {
  readonly limit: number;
  readonly start: string | null;
}

/** The API may answer with fewer than are asked for where hardly any run is as wanted. */
async function readPage(api: Client, projectId: string, wanted: Wanted, { limit, start }: Reading): Promise<RunPage> {
  const items: Run[] = [];
  let next = start;
  let sorted: RunPage['sorted'];
  do {
    const query = { ...wanted, limit: limit - items.length, ...(next !== null && { cursor: next }) };
    const answer = await api.runs.list({ params: { projectId }, query });
    items.push(...answer.items);
    next = answer.cursor;
    sorted = answer.sorted;
  } while (items.length < limit && next !== null);
  return { items, start, next, sorted };
}
