import type { Run } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import { modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { FlowKey, RunKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import type { Judgement } from '../flows/judge-flow.ts';
import { withStart } from '../flows/note-schedule.ts';
import { found } from '../support/found.ts';
import { noteWork, type StartPorts, startWork } from '../support/start-work.ts';
import { mergeWarnings } from './merge-warnings.ts';

export interface WantedRun extends FlowKey {
  /** A start with the same id is the same run; made up when left out. */
  readonly runId?: string;
  readonly compute?: 'lambda' | 'sagemaker' | undefined;
  readonly trigger?: Run['trigger'];
}

/** What is run: a version of the flow, and what was said of it. */
export interface ChosenVersion {
  readonly version: number;
  readonly judgement: Judgement;
}

export type BeginRunPorts = Pick<Ports, 'runs' | 'modelStore' | 'ids'> & StartPorts;

/**
 * Keeps a run and starts its state machine. A run of the same id that exists is answered instead, and started in case its start was
 * lost. The version is chosen for a new run only.
 */
export async function beginRun(
  ports: BeginRunPorts,
  caller: Caller,
  wanted: WantedRun,
  choose: () => Promise<ChosenVersion>,
): Promise<RunRecord> {
  const runId = wanted.runId ?? ports.ids.next();
  const known = await ports.runs.find({ projectId: wanted.projectId, runId });
  if (known !== null) return resume(ports, wanted, known);
  const run = newRun(ports, caller, { ...wanted, runId }, await choose());
  const work = await noteWork(ports, workOf(run));
  if (!(await ports.runs.begin(run, (flow) => withStart(flow, run))))
    return resume(ports, wanted, found(await ports.runs.find(run), 'absent.run', { run: runId }));
  return noteExecution(ports, run, await startWork(ports, work));
}

async function resume(ports: BeginRunPorts, wanted: WantedRun, run: RunRecord): Promise<RunRecord> {
  if (run.flowId !== wanted.flowId) {
    throw new FlowiError(
      'idempotency_mismatch',
      sayProblem('run.of_other_flow', { run: run.runId, flow: run.flowId, wanted: wanted.flowId }),
    );
  }
  if (run.state !== 'queued' || run.executionArn !== null) return run;
  return launchRun(ports, run);
}

/** Starts the state machine of a run that is queued. */
export async function launchRun(ports: Pick<Ports, 'runs'> & StartPorts, run: RunRecord): Promise<RunRecord> {
  return noteExecution(ports, run, await startWork(ports, await noteWork(ports, workOf(run))));
}

function noteExecution(ports: Pick<Ports, 'runs'>, run: RunRecord, executionArn: string): Promise<RunRecord> {
  return ports.runs.update(run, (current) =>
    current.attempt === run.attempt ? { ...current, executionArn } : current,
  );
}

function workOf(run: RunKey & Pick<Run, 'attempt'>) {
  const { projectId, runId, attempt } = run;
  return {
    kind: 'run',
    projectId,
    id: runId,
    attempt,
    machine: 'Train',
    requestId: `${projectId}-${runId}`,
    input: { projectId, runId, attempt },
  } as const;
}

function newRun(
  ports: Pick<Ports, 'modelStore' | 'clock'>,
  caller: Caller,
  wanted: WantedRun & { runId: string },
  { version, judgement }: ChosenVersion,
): RunRecord {
  const { projectId, flowId, runId } = wanted;
  return {
    projectId,
    runId,
    flowId,
    flowVersion: version,
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
    ...mergeWarnings(judgement.issues.filter(({ severity }) => severity === 'warning')),
    failure: null,
    createdAt: ports.clock.now(),
    startedAt: null,
    finishedAt: null,
    datasets: judgement.datasets,
    requestedCompute: wanted.compute ?? null,
    approvalToken: null,
    approval: null,
  };
}
