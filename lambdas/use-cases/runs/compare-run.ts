import type { Decision, ModelVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import {
  type CompareReply,
  type JobReply,
  type RunRef,
  type StepFailure,
  type TrainResult,
  trainResultSchema,
} from '@flowi/contracts/events';
import { sayProblem, WARNING_SAYINGS } from '@flowi/contracts/sayings';
import { ATTEMPT_FILES } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import { found } from '../support/found.ts';
import { parseJson } from '../support/parse-json.ts';
import { moveRun } from '../support/transition.ts';
import { decidePromotion } from './decide-promotion.ts';
import { keptSplit } from './kept-split.ts';
import { mergeWarnings, saidWarnings, type Warning } from './merge-warnings.ts';
import { overtaken } from './overtaken.ts';
import { updateAttempt } from './update-attempt.ts';

export type CompareRunPorts = Pick<
  Ports,
  'runs' | 'trials' | 'flows' | 'flowVersions' | 'models' | 'modelStore' | 'catalogue' | 'work' | 'clock'
>;

const DECISIONS = { promoted: 'promote', needs_approval: 'approve', skipped: 'skip', refused: 'skip' } as const;

/** Records what training left, registers the chosen trial as a model version and decides whether it goes live. Repeating it is safe. */
export async function compareRun(
  ports: CompareRunPorts,
  ref: RunRef & { readonly job: JobReply },
): Promise<CompareReply | StepFailure> {
  if (!ref.job.ok) return ref.job;
  const run = await updateAttempt(ports, ref, (current) => ({
    ...current,
    state: past(current) ? current.state : moveRun(current.state, 'comparing'),
  }));
  const result = await readResult(ports, run);
  await ports.trials.save(result.trials.map((trial) => ({ ...trial, projectId: run.projectId, runId: run.runId })));
  await keepSplit(ports, run, result);
  const model = await ports.models.register({ ...run, attempt: ref.attempt }, (version) =>
    modelOf(ports, run, result, version),
  );
  const decision = await decide(ports, run, result);
  await close(ports, ref, { result, decision, model });
  const outcome = decision.outcome === 'rejected' ? 'refused' : decision.outcome;
  return { ok: true, decision: DECISIONS[outcome], outcome, reason: decision.reason };
}

/** A repeated step finds the run further on. */
function past(run: RunRecord): boolean {
  return run.decision !== null;
}

async function readResult(ports: Pick<Ports, 'modelStore'>, run: RunRecord): Promise<TrainResult> {
  const uri = `${run.outputUri}${ATTEMPT_FILES.result}`;
  const text = await ports.modelStore.readText(ports.modelStore.key(uri));
  if (text === null) throw new FlowiError('job_failed', sayProblem('run.no_result', { uri }));
  const parsed = trainResultSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new FlowiError(
      'job_failed',
      `The training job left a result that cannot be read: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}.`,
    );
  if (parsed.data.runId === run.runId && parsed.data.attempt === run.attempt) return parsed.data;
  throw new FlowiError(
    'job_failed',
    `${uri} is of run ${parsed.data.runId}, attempt ${parsed.data.attempt}; attempt ${run.attempt} of ${run.runId} was expected.`,
  );
}

/** Later runs hold out the same rows. A repeated step changes nothing, since another run may have come between. */
async function keepSplit(ports: Pick<Ports, 'flows'>, run: RunRecord, result: TrainResult): Promise<void> {
  if (past(run)) return;
  await ports.flows.update(run, (flow) => ({ ...flow, split: keptSplit(flow.split, result.split) }));
}

function modelOf(ports: Pick<Ports, 'clock'>, run: RunRecord, result: TrainResult, version: number): ModelVersion {
  return {
    projectId: run.projectId,
    flowId: run.flowId,
    version,
    flowVersion: run.flowVersion,
    runId: run.runId,
    trial: result.chosen,
    packageUri: result.package.uri.endsWith('/') ? result.package.uri : `${result.package.uri}/`,
    packageDigest: result.package.digest,
    metrics: result.test,
    createdAt: ports.clock.now(),
  };
}

async function decide(ports: CompareRunPorts, run: RunRecord, result: TrainResult): Promise<Decision> {
  if (run.decision !== null) return run.decision;
  const [flow, version] = await Promise.all([
    ports.flows.find(run),
    ports.flowVersions.find({ ...run, version: run.flowVersion }),
  ]);
  const live = found(flow, 'absent.flow', { flow: run.flowId }).live?.version ?? null;
  const gate = found(version, 'absent.flow_version', { flow: run.flowId, version: run.flowVersion }).document.deploy
    .gate;
  const direction = gate === null ? null : (ports.catalogue.metric(gate.metric)?.direction ?? null);
  const comparison = live === result.comparison.liveVersion ? result.comparison : overtaken(result.comparison, live);
  return decidePromotion({ gate, direction, test: result.test, comparison });
}

async function close(
  ports: CompareRunPorts,
  ref: RunRef,
  { result, decision, model }: { result: TrainResult; decision: Decision; model: ModelVersion },
): Promise<void> {
  const over = decision.outcome === 'skipped' || decision.outcome === 'refused';
  await updateAttempt(ports, ref, (run) => {
    if (past(run)) return run;
    return {
      ...run,
      ...(over && { state: moveRun(run.state, 'succeeded'), finishedAt: ports.clock.now() }),
      selectedBy: result.selectedBy,
      chosenTrial: result.chosen,
      fits: result.fits,
      testMetrics: result.test,
      decision,
      modelVersion: model.version,
      trackerUrl: result.tracking.experimentUrl,
      // The plan said some of them already, and an earlier attempt too.
      ...mergeWarnings([...saidWarnings(run), ...saidWarnings(result), ...trackerWarning(result)]),
    };
  });
  if (over) await ports.work.remove({ kind: 'run', projectId: ref.projectId, id: ref.runId });
}

function trackerWarning({ tracking }: TrainResult): Warning[] {
  return tracking.state === 'unavailable' ? [WARNING_SAYINGS.say('warning.tracker', { reason: tracking.message })] : [];
}
