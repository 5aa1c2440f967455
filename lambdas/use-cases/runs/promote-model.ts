import { deploymentIdOf, type FlowRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { DeployRequest, PromoteRequest } from '@flowi/contracts/events';
import type { Flow } from '@flowi/contracts/flow';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { Release } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { moveRun } from '../support/transition.ts';
import { deployRequestIdOf } from './deploy-request-id.ts';
import { updateAttempt } from './update-attempt.ts';

export type PromotePorts = Pick<Ports, 'runs' | 'flowVersions' | 'ledger' | 'clock'>;

export interface PromoteReply {
  readonly ok: true;
  readonly flowId: string;
  readonly modelVersion: number;
  readonly deployOnline: boolean;
  readonly deployBatch: boolean;
  readonly online: DeployRequest | null;
  readonly batch: DeployRequest | null;
}

/** Makes the model version of a run live: flow and ledger in one step. Repeating it promotes once; what was rejected stays as it is. */
export async function promoteModel(
  ports: PromotePorts,
  { approved: wanted, ...ref }: PromoteRequest,
): Promise<PromoteReply> {
  if (!wanted) return leave(found(await ports.runs.find(ref), `run ${ref.runId}`));
  const run = await updateAttempt(ports, ref, (current) => ({
    ...current,
    state: current.state === 'deploying' ? current.state : moveRun(current.state, 'promoting'),
  }));
  const version = run.modelVersion;
  if (version === null || run.decision === null)
    throw new FlowiError('conflict', `Run ${run.runId} has no model version to promote.`);
  const entries = await ports.ledger.all(run);
  if (!entries.some((entry) => entry.runId === run.runId && entry.action === 'promoted' && entry.version === version)) {
    await ports.ledger.append(run, (flow) => releaseOf(ports, run, flow, version));
  }
  const { document } = found(
    await ports.flowVersions.find({ ...run, version: run.flowVersion }),
    `version ${run.flowVersion} of flow ${run.flowId}`,
  );
  await updateAttempt(ports, ref, (current) => ({
    ...current,
    state: deploys(document) ? moveRun(current.state, 'deploying') : current.state,
    decision: current.decision && { ...current.decision, outcome: 'promoted' },
  }));
  return replyOf(run, document, { modelVersion: version, requestedAt: await promotedAt(ports, run) });
}

/** The same at every repetition: a request made after the promotion is newer, whenever this one gets its turn. */
async function promotedAt(ports: PromotePorts, run: RunRecord): Promise<string> {
  const entries = await ports.ledger.all(run);
  return entries.findLast(({ runId }) => runId === run.runId)?.at ?? run.createdAt;
}

function releaseOf(ports: Pick<Ports, 'clock'>, run: RunRecord, flow: FlowRecord, version: number): Release | null {
  const previousVersion = flow.live?.version ?? null;
  if (previousVersion === version) return null;
  const compared = run.decision?.comparison.liveVersion ?? null;
  if (previousVersion !== compared) {
    throw new FlowiError(
      'conflict',
      `Version ${previousVersion} went live after this run was compared with ${compared ?? 'no live model'}; run it again.`,
    );
  }
  const at = ports.clock.now();
  const { projectId, flowId } = flow;
  const { reason = '', said } = run.decision ?? {};
  return {
    flow: { ...flow, live: { version, since: at } },
    entry: {
      projectId,
      flowId,
      action: 'promoted',
      version,
      previousVersion,
      deploymentId: null,
      runId: run.runId,
      by: run.approval?.by ?? run.trigger.by,
      reason,
      ...(said && { said }),
      at,
    },
  };
}

function deploys({ deploy }: Flow): boolean {
  return deploy.online.enabled || deploy.batch.enabled;
}

function leave({ runId, flowId, modelVersion }: RunRecord): PromoteReply {
  if (modelVersion === null) throw new FlowiError('conflict', `Run ${runId} has no model version to promote.`);
  return { ok: true, flowId, modelVersion, deployOnline: false, deployBatch: false, online: null, batch: null };
}

function replyOf(
  run: RunRecord,
  { deploy }: Flow,
  { modelVersion, requestedAt }: Pick<DeployRequest, 'modelVersion' | 'requestedAt'>,
): PromoteReply {
  const request = (kind: 'online' | 'batch'): DeployRequest => ({
    projectId: run.projectId,
    flowId: run.flowId,
    deploymentId: deploymentIdOf(run.flowId, kind),
    modelVersion,
    by: run.trigger.by,
    reason: `Run ${run.runId} promoted model version ${modelVersion}.`,
    requestId: deployRequestIdOf(run, kind),
    requestedAt,
  });
  const { online, batch } = deploy;
  return {
    ok: true,
    flowId: run.flowId,
    modelVersion,
    deployOnline: online.enabled,
    deployBatch: batch.enabled,
    online: online.enabled ? request('online') : null,
    batch: batch.enabled ? request('batch') : null,
  };
}
