import { deploymentIdOf, type FlowRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { DeployRequest, PromoteReply, PromoteRequest } from '@flowi/contracts/events';
import type { Flow } from '@flowi/contracts/flow';
import { RELEASE_SAYINGS, sayProblem, together } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { Release } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';
import { moveRun } from '../support/transition.ts';
import { deployRequestIdOf } from './deploy-request-id.ts';
import { updateAttempt } from './update-attempt.ts';

export type PromotePorts = Pick<Ports, 'runs' | 'flowVersions' | 'ledger' | 'clock'>;

/** Makes the model version of a run live: flow and ledger in one step. Repeating it promotes once; what was rejected stays as it is. */
export async function promoteModel(
  ports: PromotePorts,
  { approved: wanted, ...ref }: PromoteRequest,
): Promise<PromoteReply> {
  if (!wanted) return leave(found(await ports.runs.find(ref), 'absent.run', { run: ref.runId }));
  const run = await updateAttempt(ports, ref, (current) => ({
    ...current,
    state: current.state === 'deploying' ? current.state : moveRun(current.state, 'promoting'),
  }));
  const version = run.modelVersion;
  if (version === null || run.decision === null)
    throw new FlowiError('conflict', sayProblem('run.no_model', { run: run.runId }));
  const requestedAt = await release(ports, run, version);
  const { document } = found(
    await ports.flowVersions.find({ ...run, version: run.flowVersion }),
    'absent.flow_version',
    { flow: run.flowId, version: run.flowVersion },
  );
  await updateAttempt(ports, ref, (current) => ({
    ...current,
    state: deploys(document) ? moveRun(current.state, 'deploying') : current.state,
    decision: current.decision && { ...current.decision, outcome: 'promoted' },
  }));
  return replyOf(run, document, { modelVersion: version, requestedAt });
}

/**
 * Makes the version live, once.
 *
 * @returns when: the same at every repetition, so that a request made after the promotion is newer, whenever this one gets its turn
 */
async function release(ports: PromotePorts, run: RunRecord, version: number): Promise<string> {
  const entries = await ports.ledger.all(run);
  const known = entries.findLast((entry) => entry.runId === run.runId && entry.version === version);
  if (known !== undefined) return known.at;
  const { live } = await ports.ledger.append(run, (flow) => releaseOf(ports, run, flow, version));
  return live?.since ?? run.createdAt;
}

function releaseOf(ports: Pick<Ports, 'clock'>, run: RunRecord, flow: FlowRecord, version: number): Release | null {
  const previousVersion = flow.live?.version ?? null;
  if (previousVersion === version) return null;
  const compared = run.decision?.comparison.liveVersion ?? null;
  if (previousVersion !== compared) {
    throw new FlowiError('conflict', sayProblem('run.overtaken_at_promotion', { live: previousVersion, compared }));
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
  if (modelVersion === null) throw new FlowiError('conflict', sayProblem('run.no_model', { run: runId }));
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
    ...together([RELEASE_SAYINGS.say('release.promoted', { run: run.runId, version: modelVersion })]),
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
