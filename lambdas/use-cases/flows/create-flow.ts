import { type FlowRecord, slugOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { parseDocument } from './parse-document.ts';

export interface WantedFlow {
  readonly projectId: string;
  /** Made from the name when left out. */
  readonly flowId?: string | undefined;
  readonly document: unknown;
}

type CreatePorts = Pick<Ports, 'flows' | 'flowVersions' | 'runs' | 'models' | 'ledger' | 'clock' | 'ids'>;

/** Makes a flow whose draft is the document. Numbers go on after those of a deleted flow of that id, since its runs and ledger stay. */
export async function createFlow(ports: CreatePorts, caller: Caller, wanted: WantedFlow): Promise<FlowRecord> {
  const draft = parseDocument(wanted.document);
  const now = ports.clock.now();
  const key = { projectId: wanted.projectId, flowId: wanted.flowId ?? slugOf(draft.name) };
  const flow: FlowRecord = {
    ...key,
    name: draft.name,
    draft,
    revision: 1,
    salt: ports.ids.secret(),
    split: null,
    live: null,
    ...(await factsLeft(ports, key)),
    scheduleEnabled: false,
    timing: null,
    scheduled: null,
    once: null,
    lastFire: null,
    drift: null,
    owner: caller.userId,
    createdAt: now,
    updatedAt: now,
  };
  if (await ports.flows.insert(flow)) return flow;
  throw new FlowiError('already_exists', sayProblem('flow.taken', { flow: flow.flowId }));
}

async function factsLeft(
  ports: CreatePorts,
  key: FlowKey,
): Promise<Pick<FlowRecord, 'latestVersion' | 'latestModelVersion' | 'ledgerLength' | 'lastRun'>> {
  const [versions, models, ledger, runs] = await Promise.all([
    ports.flowVersions.list(key, { limit: 1 }),
    ports.models.list(key, { limit: 1 }),
    ports.ledger.all(key),
    ports.runs.list(key.projectId, key.flowId, { limit: 1 }),
  ]);
  const [run] = runs.items;
  return {
    latestVersion: versions.items[0]?.version ?? 0,
    latestModelVersion: models.items[0]?.version ?? 0,
    ledgerLength: ledger.at(-1)?.sequence ?? 0,
    lastRun: run === undefined ? null : { runId: run.runId, createdAt: run.createdAt },
  };
}
