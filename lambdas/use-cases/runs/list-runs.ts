import type { Run } from '@flowi/contracts/entities';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';

/** Which runs are asked for. */
export interface WantedRuns extends PageRequest {
  readonly projectId: string;
  readonly flowId?: string | undefined;
  readonly state?: Run['state'] | undefined;
  readonly trigger?: Run['trigger']['kind'] | undefined;
  /** Only these. */
  readonly runs?: readonly string[] | undefined;
}

/** How often the table is read on for one page: a filter that hardly anything passes must not read all of it at once. */
const READS = 10;

/**
 * Runs, newest first. Where few runs are as wanted, a page may hold fewer than its limit and still lead on.
 */
export async function listRuns(ports: Pick<Ports, 'runs'>, wanted: WantedRuns): Promise<Page<RunRecord>> {
  const { projectId, flowId, limit } = wanted;
  const passes = (run: RunRecord) =>
    (flowId === undefined || run.flowId === flowId) &&
    (wanted.state === undefined || run.state === wanted.state) &&
    (wanted.trigger === undefined || run.trigger.kind === wanted.trigger);
  if (wanted.runs !== undefined) {
    const found = await ports.runs.findAll([...new Set(wanted.runs)].map((runId) => ({ projectId, runId })));
    return { items: found.filter(passes).toSorted(newerFirst), cursor: null };
  }
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

function newerFirst(a: RunRecord, b: RunRecord): number {
  return b.createdAt.localeCompare(a.createdAt) || b.runId.localeCompare(a.runId);
}
