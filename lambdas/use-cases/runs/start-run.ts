import type { Run } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { FlowKey, RunKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { freezeDraft, type FreezePorts } from '../flows/freeze-draft.ts';
import { type Judgement, judgeFlow, type JudgePorts } from '../flows/judge-flow.ts';
import { refuseFlow } from '../flows/refuse-flow.ts';
import { found } from '../support/found.ts';
import { noteWork, type StartPorts, startWork } from '../support/start-work.ts';

export interface WantedRun extends FlowKey {
  /** A start with the same id is the same run; made up when left out. */
  readonly runId?: string;
  /** The draft is frozen and run when left out. */
  readonly version?: number | undefined;
  readonly compute?: 'lambda' | 'sagemaker' | undefined;
  readonly trigger?: Run['trigger'];
}

export type StartRunPorts = Pick<Ports, 'runs' | 'modelStore'> & FreezePorts & JudgePorts & StartPorts;

/**
 * Starts a run: judges the flow, freezes the draft, pins the versions of its datasets, keeps the run, starts the state machine.
 * A run of the same id that exists is answered instead, and started in case its start was lost.
 */
export async function startRun(ports: StartRunPorts, caller: Caller, wanted: WantedRun): Promise<RunRecord> {
  const runId = wanted.runId ?? ports.ids.next();
  const known = await ports.runs.find({ projectId: wanted.projectId, runId });
  if (known !== null) return resume(ports, wanted, known);
  const { version, judgement } = await chooseVersion(ports, caller, wanted);
  const run = newRun(ports, caller, { ...wanted, runId, version }, judgement);
  const work = await noteWork(ports, workOf(run));
  if (!(await ports.runs.insert(run))) return resume(ports, wanted, found(await ports.runs.find(run), `run ${runId}`));
  return noteExecution(ports, run, await startWork(ports, work));
}

async function resume(ports: StartRunPorts, wanted: WantedRun, run: RunRecord): Promise<RunRecord> {
  if (run.flowId !== wanted.flowId) {
    throw new FlowiError('idempotency_mismatch', `Run ${run.runId} is of flow ${run.flowId}; use another Idempotency-Key for flow ${wanted.flowId}.`);
  }
  if (run.state !== 'queued' || run.executionArn !== null) return run;
  return launchRun(ports, run);
}

/** Starts the state machine of a run that is queued. */
export async function launchRun(ports: Pick<Ports, 'runs'> & StartPorts, run: RunRecord): Promise<RunRecord> {
  return noteExecution(ports, run, await startWork(ports, await noteWork(ports, workOf(run))));
}

function noteExecution(ports: Pick<Ports, 'runs'>, run: RunRecord, executionArn: string): Promise<RunRecord> {
  return ports.runs.update(run, (current) => (current.attempt === run.attempt ? { ...current, executionArn } : current));
}

function workOf(run: RunKey & Pick<Run, 'attempt'>) {
  const { projectId, runId, attempt } = run;
  return { kind: 'run', projectId, id: runId, attempt, machine: 'Train', requestId: `${projectId}-${runId}`, input: { projectId, runId, attempt } } as const;
}

async function chooseVersion(ports: StartRunPorts, caller: Caller, wanted: WantedRun): Promise<{ version: number; judgement: Judgement }> {
  const flow = found(await ports.flows.find(wanted), `flow ${wanted.flowId}`);
  const given = wanted.version === undefined ? null : found(await ports.flowVersions.find({ ...wanted, version: wanted.version }), `version ${wanted.version} of flow ${wanted.flowId}`);
  const judgement = await judgeFlow(ports, wanted.projectId, given?.document ?? flow.draft);
  if (!judgement.runnable) throw refuseFlow(judgement.issues);
  const version = given ?? (await freezeDraft(ports, caller, wanted));
  return { version: version.version, judgement };
}

function newRun(ports: StartRunPorts, caller: Caller, wanted: WantedRun & { runId: string; version: number }, judgement: Judgement): RunRecord {
  const { projectId, flowId, runId } = wanted;
  return {
    projectId,
    runId,
    flowId,
    flowVersion: wanted.version,
    state: 'queued',
    attempt: 1,
    trigger: wanted.trigger ?? { kind: 'manual', by: caller.userId, scheduledFor: null },
    trialsPlanned: judgement.trials ?? 0,
    compute: null,
    executionArn: null,
    outputUri: ports.modelStore.uri(modelKeys.attempt(projectId, runId, 1)),
    selectedBy: null,
    chosenTrial: null,
    fits: null,
    testMetrics: null,
    decision: null,
    modelVersion: null,
    trackerUrl: null,
    warnings: judgement.issues.filter(({ severity }) => severity === 'warning').map(({ message }) => message),
    failure: null,
    createdAt: ports.clock.now(),
    startedAt: null,
    finishedAt: null,
    datasets: judgement.datasets,
    requestedCompute: wanted.compute ?? null,
    approvalToken: null,
  };
}
