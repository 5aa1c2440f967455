import type { TrialRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { z } from 'zod';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import { parseJson } from '../support/parse-json.ts';

/** Which trials are asked for. */
export interface WantedTrials extends PageRequest {
  readonly projectId: string;
  readonly runs: readonly string[];
  /** Of each run the trial it chose; every one by default. */
  readonly only?: 'chosen' | undefined;
}

/** How far a reply may fill before the next page takes over; a function answers 6 MB at most, and trials may have hundreds of metrics. */
const FULL_BYTES = 3_000_000;
const TRIALS_AT_ONCE = 100;

/** A run of those that were named, and the place within its trials. */
const placeSchema = z.tuple([z.int().min(0), z.string().nullable()]);

/** Trials of several runs, in the order the runs are named. Runs that are not there have none. */
export async function listTrials(
  ports: Pick<Ports, 'runs' | 'trials'>,
  wanted: WantedTrials,
): Promise<Page<TrialRecord>> {
  if (wanted.only === 'chosen') return { items: await chosenTrials(ports, wanted), cursor: null };
  const { projectId, limit } = wanted;
  const runs = [...new Set(wanted.runs)];
  const items: TrialRecord[] = [];
  let bytes = 0;
  let [at, inner] = readPlace(wanted.cursor);
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

async function chosenTrials(ports: Pick<Ports, 'runs' | 'trials'>, { projectId, runs }: WantedTrials) {
  const place = new Map(runs.map((runId, index) => [runId, index]));
  const found = await ports.runs.findAll([...place.keys()].map((runId) => ({ projectId, runId })));
  const chosen = found.flatMap(({ runId, chosenTrial: number }) =>
    number === null ? [] : [{ projectId, runId, number }],
  );
  const trials = await ports.trials.findAll(chosen);
  return trials.toSorted((a, b) => (place.get(a.runId) ?? 0) - (place.get(b.runId) ?? 0));
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
