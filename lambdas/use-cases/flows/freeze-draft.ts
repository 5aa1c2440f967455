import type { FlowRecord, FlowVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Flow } from '@flowi/contracts/flow';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { found } from '../support/found.ts';
import { applySchedule, type SchedulePorts } from './apply-schedule.ts';
import { timingOf } from './note-schedule.ts';

const ROUNDS = 5;

export type FreezePorts = Pick<Ports, 'flows' | 'flowVersions' | 'clock' | 'ids'> & SchedulePorts;

/** Freezes the draft as the next version. A draft that means the same as the latest version is that version. */
export async function freezeDraft(ports: FreezePorts, caller: Caller, key: FlowKey): Promise<FlowVersion> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const flow = found(await ports.flows.find(key), 'absent.flow', { flow: key.flowId });
    const latest =
      flow.latestVersion === 0 ? null : await ports.flowVersions.find({ ...key, version: flow.latestVersion });
    if (latest !== null && latest.digest === digestOf(ports, flow.draft)) return latest;
    const frozen = await addVersion(ports, caller, flow);
    if (frozen === null) continue;
    await applySchedule(ports, frozen.flow, latest?.document ?? null, frozen.version.document);
    return frozen.version;
  }
  throw new FlowiError('conflict', sayProblem('flow.changing', { flow: key.flowId }));
}

/** Null when another version came in between. */
async function addVersion(
  ports: FreezePorts,
  caller: Caller,
  seen: FlowRecord,
): Promise<{ flow: FlowRecord; version: FlowVersion } | null> {
  let added: FlowVersion | null = null;
  const flow = await ports.flowVersions.add(seen, (current) => {
    added = null;
    if (current.latestVersion !== seen.latestVersion) return { flow: current, version: null };
    const version: FlowVersion = {
      projectId: current.projectId,
      flowId: current.flowId,
      version: current.latestVersion + 1,
      document: current.draft,
      digest: digestOf(ports, current.draft),
      createdAt: ports.clock.now(),
      createdBy: caller.userId,
    };
    added = version;
    return { flow: { ...current, latestVersion: version.version, timing: timingOf(current.draft.schedule) }, version };
  });
  return added === null ? null : { flow, version: added };
}

/** Digest of what a flow means: notes and the places of nodes on the canvas do not count. */
function digestOf(ports: Pick<Ports, 'ids'>, flow: Flow): string {
  const { notes: _, ...meant } = flow;
  const nodes = flow.nodes.map(({ position: _, ...node }) => node);
  return `sha256:${ports.ids.digest(JSON.stringify({ ...meant, nodes }))}`;
}
