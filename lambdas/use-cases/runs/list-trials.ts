import type { TrialRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import * as z from 'zod';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import { parseJson } from '../support/parse-json.ts';

/** Which trials are asked for. */
export interface WantedTrials extends PageRequest {
  readonly projectId: string;
  readonly runs: readonly string[];
  /** Of each run the trial it chose; every one by default. */
  readonly only?: 'chosen' | undefined;
  /** The runs too, each on one page. */
  readonly with?: 'runs' | undefined;
}

export interface ListedTrials extends Page<TrialRecord> {
  /** Those of the runs that there are, in the order they were named. */
  readonly runs?: RunRecord[];
}

/** How far a reply may fill before the next page takes over; a function answers 6 MB at most, and trials may have hundreds of metrics. */
const FULL_BYTES = 3_000_000;
const TRIALS_AT_ONCE = 100;

/** A run of those that were named, and the place within its trials. */
const placeSchema = z.tuple([z.int().min(0), z.string().nullable()]);

/**
 * Trials of several runs, in the order the runs are named. Runs that are not there have none. Runs are read before their trials, so
 * that one that says it is done has all of them.
 */
export async function listTrials(ports: Pick<Ports, 'runs' | 'trials'>, wanted: WantedTrials): Promise<ListedTrials> {
  const { projectId } = wanted;
  const named = [...new Set(wanted.runs)];
  const first = wanted.cursor === undefined;
  if (wanted.only === 'chosen') return chosenTrials(ports, wanted, named);
  if (wanted.with === undefined || !first) return allTrials(ports, wanted, named, 0);
  const runs = await findRuns(ports, projectId, named);
  return { ...(await allTrials(ports, wanted, named, JSON.stringify(runs).length)), runs };
}

/** @param filled bytes of the reply that are taken already */
async function allTrials(
  ports: Pick<Ports, 'trials'>,
  { projectId, limit, cursor }: WantedTrials,
  runs: readonly string[],
  filled: number,
): Promise<Page<TrialRecord>> {
  const items: TrialRecord[] = [];
  let bytes = filled;
  let [at, inner] = readPlace(cursor);
  for (let runId = runs[at]; runId !== undefined; runId = runs[at]) {
    if (items.length >= limit || bytes >= FULL_BYTES) return { items, cursor: JSON.stringify([at, inner]) };
    const asked = Math.min(TRIALS_AT_ONCE, limit - items.length);
    const page = await ports.trials.list(
      { projectId, runId },
      { limit: asked, ...(inner !== null && { cursor: inner }) },
    );
    items.push(...page.items);
    bytes += JSON.stringify(page.items).length;
    inner = page.cursor;
    if (inner === null) at += 1;
  }
  return { items, cursor: null };
}

async function findRuns({ runs }: Pick<Ports, 'runs'>, projectId: string, named: readonly string[]) {
  const found = await runs.findAll(named.map((runId) => ({ projectId, runId })));
  return inOrder(found, named);
}

async function chosenTrials(
  ports: Pick<Ports, 'runs' | 'trials'>,
  wanted: WantedTrials,
  named: readonly string[],
): Promise<ListedTrials> {
  const { projectId, limit, cursor } = wanted;
  const [from] = readPlace(cursor);
  const found = await findRuns(ports, projectId, named.slice(from));
  const chosen = found.flatMap(({ runId, chosenTrial: number }) =>
    number === null ? [] : [{ projectId, runId, number }],
  );
  const trials = new Map((await ports.trials.findAll(chosen)).map((trial) => [trial.runId, trial]));
  const items: TrialRecord[] = [];
  const runs: RunRecord[] = [];
  const page = (next: string | null) => ({ items, cursor: next, ...(wanted.with === 'runs' && { runs }) });
  let bytes = 0;
  for (const run of found) {
    if (items.length >= limit || bytes >= FULL_BYTES) return page(JSON.stringify([named.indexOf(run.runId), null]));
    const trial = trials.get(run.runId);
    runs.push(run);
    if (trial !== undefined) items.push(trial);
    bytes += JSON.stringify([trial, wanted.with && run]).length;
  }
  return page(null);
}

function inOrder<Item extends { readonly runId: string }>(items: readonly Item[], runIds: readonly string[]): Item[] {
  const place = new Map(runIds.map((runId, index) => [runId, index]));
  return items.toSorted((a, b) => (place.get(a.runId) ?? 0) - (place.get(b.runId) ?? 0));
}

function readPlace(cursor: string | undefined): z.infer<typeof placeSchema> {
  if (cursor === undefined) return [0, null];
  const place = placeSchema.safeParse(parseJson(cursor));
  if (place.success) return place.data;
  throw new FlowiError(
    'invalid_request',
    'query.cursor is no cursor of this list; take the one that the page before gave.',
  );
}
