import type { FlowRecord, FlowSummary } from '@flowi/contracts/entities';
import type { Page, PageRequest } from '../../ports/page.ts';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import { scheduleStanding } from './schedule-state.ts';

export type ListFlowsPorts = Pick<Ports, 'flows' | 'runs' | 'calendar' | 'clock'>;

/**
 * Flows with what there is to know at a glance. Flows name their last run, whose state is read from the run itself: it is right after a
 * retry, a stop or a deletion, and takes one read in batches for the whole page.
 */
export async function listFlows(
  ports: ListFlowsPorts,
  projectId: string,
  page: PageRequest,
): Promise<Page<FlowSummary>> {
  const { items, cursor } = await ports.flows.list(projectId, page);
  const runs = await runsOf(ports, projectId, items);
  return { items: items.map((flow) => summaryOf(ports, flow, runs)), cursor };
}

interface KnownRuns {
  /** By id: what flows name. */
  readonly named: ReadonlyMap<string, RunRecord>;
  /** By flow: of records that do not name their last run yet. */
  readonly found: ReadonlyMap<string, RunRecord>;
}

async function runsOf(ports: ListFlowsPorts, projectId: string, flows: readonly FlowRecord[]): Promise<KnownRuns> {
  const ids = new Set(flows.flatMap(({ lastRun, lastFire }) => [lastRun?.runId ?? [], lastFire?.runId ?? []].flat()));
  const untold = flows.filter(({ lastRun }) => lastRun === undefined);
  const [named, newest] = await Promise.all([
    ports.runs.findAll([...ids].map((runId) => ({ projectId, runId }))),
    Promise.all(untold.map(({ flowId }) => ports.runs.list(projectId, flowId, { limit: 1 }))),
  ]);
  return {
    named: new Map(named.map((run) => [run.runId, run])),
    found: new Map(newest.flatMap(({ items }) => items.map((run) => [run.flowId, run] as const))),
  };
}

function summaryOf(ports: ListFlowsPorts, flow: FlowRecord, { named, found }: KnownRuns): FlowSummary {
  const { draft, scheduled: _, once: __, lastFire, drift, ...rest } = flow;
  const run = flow.lastRun === undefined ? found.get(flow.flowId) : named.get(flow.lastRun?.runId ?? '');
  const standing = scheduleStanding(ports, flow, named.get(lastFire?.runId ?? '') ?? null, 1);
  return {
    ...rest,
    tracker: draft.tracking.provider,
    timing: standing.timing,
    scheduleState: standing.state,
    nextFire: standing.next[0] ?? null,
    lastRun: run === undefined ? null : lastRunOf(run),
    drift: drift ?? null,
  };
}

function lastRunOf({ runId, state, trigger, createdAt, finishedAt }: RunRecord): FlowSummary['lastRun'] {
  return { runId, state, trigger: trigger.kind, createdAt, finishedAt };
}
