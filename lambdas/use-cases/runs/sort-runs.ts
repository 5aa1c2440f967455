import { FlowiError } from '@flowi/contracts/errors';
import * as z from 'zod';
import type { Page } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import { parseJson } from '../support/parse-json.ts';

/** By what runs are sorted, and among how many. */
export interface SortedBy {
  readonly metric: string;
  readonly order: 'ascending' | 'descending';
  /** Runs that were looked through, from the newest on. */
  readonly among: number;
  /** False when there are older ones. */
  readonly complete: boolean;
}

export interface SortedRuns extends Page<RunRecord> {
  readonly sorted: SortedBy;
}

/** What is sorted, and which part of it is wanted. */
export interface WantedOrder {
  readonly sort: string;
  readonly order?: 'best' | 'ascending' | 'descending' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Runs to be sorted, in parts. */
export type RunParts = AsyncIterable<readonly RunRecord[]> | Iterable<readonly RunRecord[]>;

/**
 * How many of the newest runs are sorted. The table knows one order, that of time: an index by metric would be an item for every
 * metric of every run, hundreds of writes for each, to be kept true over retries. Runs are read instead, a megabyte at a time: 5,000
 * with a dozen metrics are about ten reads, which cost a fiftieth of a cent and take about a second. With hundreds of metrics they are
 * fifty reads, which still end before the API gives up; more would not.
 */
export const RUNS_SORTED = 5_000;
/** A read ends after a megabyte anyway. */
const RUNS_A_READ = 1_000;

/** Where a run stands. */
interface Place {
  readonly value: number | null;
  readonly createdAt: string;
  readonly runId: string;
}
/**
 * Metric and order, and the place of the page's last run: not a number of lines, so that runs that come or go meanwhile move no other
 * between pages.
 */
const cursorSchema = z.tuple([
  z.string(),
  z.enum(['ascending', 'descending']),
  z.number().nullable(),
  z.string(),
  z.string(),
]);

/**
 * A page of the runs that pass, sorted by a metric on held-out rows; those without it last, and the newer of two alike first. No more
 * than the page is held at a time.
 */
export async function sortRuns(
  { catalogue }: Pick<Ports, 'catalogue'>,
  wanted: WantedOrder,
  parts: RunParts,
  passes: (run: RunRecord) => boolean,
): Promise<SortedRuns> {
  const { sort: metric, limit } = wanted;
  const order = wanted.order === undefined || wanted.order === 'best' ? bestOrder(catalogue, metric) : wanted.order;
  const placeOf = ({ testMetrics, createdAt, runId }: RunRecord): Place => ({
    value: testMetrics?.[metric] ?? null,
    createdAt,
    runId,
  });
  const compare = comparePlaces(order);
  const after = readCursor(wanted.cursor, metric, order);
  let leading: readonly { readonly run: RunRecord; readonly place: Place }[] = [];
  let among = 0;
  for await (const part of parts) {
    const kept = part.slice(0, RUNS_SORTED - among);
    among += part.length;
    const placed = kept.filter(passes).map((run) => ({ run, place: placeOf(run) }));
    const candidates = placed.filter(({ place }) => after === null || compare(after, place) < 0);
    leading = [...leading, ...candidates].toSorted((a, b) => compare(a.place, b.place)).slice(0, limit + 1);
  }
  const page = leading.slice(0, limit);
  const last = leading.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ run }) => run),
    cursor:
      last === undefined
        ? null
        : writeCursor([metric, order, last.place.value, last.place.createdAt, last.place.runId]),
    sorted: { metric, order, among: Math.min(among, RUNS_SORTED), complete: among <= RUNS_SORTED },
  };
}

/** The newest runs of a project or of one of its flows, one more than are sorted when there are that many. */
export async function* newestRuns(
  { runs }: Pick<Ports, 'runs'>,
  { projectId, flowId }: { readonly projectId: string; readonly flowId?: string | undefined },
): AsyncGenerator<readonly RunRecord[]> {
  let cursor: string | undefined;
  for (let left = RUNS_SORTED + 1; left > 0; ) {
    const page = await runs.list(projectId, flowId, { limit: Math.min(RUNS_A_READ, left), cursor });
    yield page.items;
    if (page.cursor === null) return;
    left -= page.items.length;
    cursor = page.cursor;
  }
}

function bestOrder(catalogue: Ports['catalogue'], metric: string): SortedBy['order'] {
  return catalogue.metric(metric)?.direction === 'minimize' ? 'ascending' : 'descending';
}

function comparePlaces(order: SortedBy['order']): (a: Place, b: Place) => number {
  const sign = order === 'ascending' ? 1 : -1;
  return (a, b) => {
    if (a.value !== b.value) {
      if (a.value === null || b.value === null) return a.value === null ? 1 : -1;
      return sign * (a.value - b.value);
    }
    return newerFirst(a, b);
  };
}

/** The order that the table keeps runs in. */
export function newerFirst(a: Pick<Place, 'createdAt' | 'runId'>, b: Pick<Place, 'createdAt' | 'runId'>): number {
  return compareTexts(b.createdAt, a.createdAt) || compareTexts(b.runId, a.runId);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function writeCursor(cursor: z.infer<typeof cursorSchema>): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function readCursor(cursor: string | undefined, metric: string, order: SortedBy['order']): Place | null {
  if (cursor === undefined) return null;
  const read = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  const [ofMetric, inOrder, value, createdAt, runId] = read.data ?? [];
  if (ofMetric === metric && inOrder === order && value !== undefined && createdAt && runId) {
    return { value, createdAt, runId };
  }
  throw new FlowiError(
    'invalid_request',
    `query.cursor is no cursor of runs sorted by ${metric}, ${order}; take the one that the page before gave.`,
  );
}
