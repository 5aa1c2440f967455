import type { FlowVersion } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { Caller } from '../access/authorize.ts';
import { type FreezePorts, freezeDraft } from '../flows/freeze-draft.ts';
import { type JudgePorts, judgeFlow } from '../flows/judge-flow.ts';
import { refuseFlow } from '../flows/refuse-flow.ts';
import { found } from '../support/found.ts';
import { type BeginRunPorts, beginRun, type ChosenVersion, type WantedRun } from './begin-run.ts';

export type StartRunPorts = BeginRunPorts & FreezePorts & JudgePorts;
export type StartVersionPorts = BeginRunPorts & Pick<Ports, 'flowVersions'> & JudgePorts;

/** Starts a run: of the version given, or of the draft, which is frozen once it is found fit to run. */
export async function startRun(
  ports: StartRunPorts,
  caller: Caller,
  wanted: WantedRun & { readonly version?: number | undefined },
): Promise<RunRecord> {
  const { version } = wanted;
  if (version !== undefined) return startVersion(ports, caller, { ...wanted, version });
  return beginRun(ports, caller, wanted, async () => {
    const flow = found(await ports.flows.find(wanted), 'absent.flow', { flow: wanted.flowId });
    await judged(ports, wanted.projectId, flow.draft);
    // Whatever was saved meanwhile is frozen, so that the version itself is judged again.
    return chosen(ports, await freezeDraft(ports, caller, wanted));
  });
}

/** Starts a run of a version. */
export function startVersion(
  ports: StartVersionPorts,
  caller: Caller,
  wanted: WantedRun & { readonly version: number },
): Promise<RunRecord> {
  const { version, flowId } = wanted;
  return beginRun(ports, caller, wanted, async () =>
    chosen(
      ports,
      found(await ports.flowVersions.find({ ...wanted, version }), 'absent.flow_version', { flow: flowId, version }),
    ),
  );
}

async function chosen(ports: JudgePorts, { projectId, version, document }: FlowVersion): Promise<ChosenVersion> {
  return { version, judgement: await judged(ports, projectId, document) };
}

async function judged(ports: JudgePorts, projectId: string, document: unknown) {
  const judgement = await judgeFlow(ports, projectId, document);
  if (!judgement.runnable) throw refuseFlow(judgement.issues);
  return judgement;
}
