import type { MetricFacts } from '@flowi/contracts/catalogue';
import type { Decision, FlowRecord, GatePreview, GateVerdict, TrialRecord } from '@flowi/contracts/entities';
import type { Gate } from '@flowi/contracts/flow';
import type { Comparison } from '@flowi/contracts/package';
import { DECISION_SAYINGS, together } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import { decidePromotion, judgeThreshold } from '../runs/decide-promotion.ts';
import { overtaken } from '../runs/overtaken.ts';
import { found } from '../support/found.ts';

/** Runs that are looked through for one that came to a decision. */
const RUNS_LOOKED_AT = 50;

export type PreviewGatePorts = Pick<Ports, 'flows' | 'runs' | 'trials' | 'catalogue'>;

type Direction = MetricFacts['direction'] | null;

/** A run that came to a decision. */
interface DecidedRun extends RunRecord {
  readonly decision: Decision;
  readonly chosenTrial: number;
}

/** What a gate would decide with the trials of the last run that finished. Judged by the functions that decide about runs; changes nothing. */
export async function previewGate(
  ports: PreviewGatePorts,
  { gate, ...key }: FlowKey & { readonly gate: Gate | null },
): Promise<GatePreview> {
  const flow = found(await ports.flows.find(key), 'absent.flow', { flow: key.flowId });
  const liveVersion = flow.live?.version ?? null;
  const run = await lastDecided(ports, key);
  const metric = gate?.metric ?? run?.selectedBy ?? null;
  const direction = metric === null ? null : (ports.catalogue.metric(metric)?.direction ?? null);
  if (run === null) return { run: null, liveVersion, metric, direction, chosen: null, trials: [] };
  const trials = bestFirst(await ports.trials.all(run), metric, direction);
  const chosen = gate === null ? run.chosenTrial : (trials.find((trial) => measured(trial, metric))?.number ?? null);
  const judged = { gate, direction, metric, chosen, run, comparison: comparisonFor(run, flow, metric) };
  return {
    run: {
      runId: run.runId,
      flowVersion: run.flowVersion,
      finishedAt: run.finishedAt,
      chosenTrial: run.chosenTrial,
      decision: run.decision.outcome,
    },
    liveVersion,
    metric,
    direction,
    chosen,
    trials: trials.map((trial) => ({ number: trial.number, ...verdictOn(trial, judged) })),
  };
}

async function lastDecided(ports: Pick<Ports, 'runs'>, { projectId, flowId }: FlowKey): Promise<DecidedRun | null> {
  const { items } = await ports.runs.list(projectId, flowId, { limit: RUNS_LOOKED_AT });
  for (const run of items) {
    const { decision, chosenTrial } = run;
    if (decision !== null && chosenTrial !== null) return { ...run, decision, chosenTrial };
  }
  return null;
}

/** As the trainer chooses: the best mean on the validation rows; of equal ones the first. Those without a figure come last. */
function bestFirst(trials: readonly TrialRecord[], metric: string | null, direction: Direction): TrialRecord[] {
  const sign = direction === 'minimize' ? -1 : 1;
  const rank = (trial: TrialRecord) =>
    measured(trial, metric) ? sign * (trial.metrics[metric ?? ''] ?? 0) : Number.NEGATIVE_INFINITY;
  return trials.toSorted((a, b) => (rank(a) === rank(b) ? a.number - b.number : rank(b) - rank(a)));
}

function measured({ state, metrics }: TrialRecord, metric: string | null): boolean {
  return state === 'succeeded' && metric !== null && metrics[metric] !== undefined;
}

/**
 * The comparison that the run made, as far as it still answers: the model it was compared with may not be live any more, unless this run's
 * own took its place; and it was by one metric.
 */
function comparisonFor(run: DecidedRun, { live }: FlowRecord, metric: string | null): Comparison | null {
  const { comparison } = run.decision;
  if (comparison.status === 'compared' && comparison.metric !== metric) return null;
  const version = live?.version ?? null;
  const stands = version === comparison.liveVersion || (run.modelVersion !== null && version === run.modelVersion);
  return stands ? comparison : overtaken(comparison, version);
}

interface Judged {
  readonly gate: Gate | null;
  readonly direction: Direction;
  readonly metric: string | null;
  readonly chosen: number | null;
  readonly run: DecidedRun;
  /** Null when the run did not compare by this metric. */
  readonly comparison: Comparison | null;
}

function verdictOn(trial: TrialRecord, judged: Judged): GateVerdict {
  const { run, gate, direction } = judged;
  // Only the trial that the run chose was measured on the held-out rows.
  const heldOut = trial.number === run.chosenTrial && run.testMetrics !== null;
  const test = heldOut ? (run.testMetrics ?? {}) : trial.metrics;
  const rows = heldOut ? 'held_out' : 'validation';
  const value = judged.metric === null ? null : (test[judged.metric] ?? null);
  const figures = { value, rows } as const;
  if (trial.state === 'failed') {
    const said = DECISION_SAYINGS.say('trial_failed', { reason: trial.error });
    return { ...figures, outcome: 'refused', ...together([said]), margin: null };
  }
  const bound = gate === null ? null : judgeThreshold({ gate, direction, test, rows });
  const margin = bound?.margin ?? null;
  if (bound !== null && !bound.passes) return { ...figures, outcome: 'refused', ...together(bound.said), margin };
  if (trial.number !== judged.chosen) {
    return { ...figures, outcome: 'not_chosen', ...together(bound?.said ?? []), margin };
  }
  return { ...figures, ...outcomeOf(trial, judged, test), margin };
}

/** What would become of the trial that would be chosen. */
function outcomeOf(
  { number }: TrialRecord,
  { gate, direction, run, comparison }: Judged,
  test: Readonly<Record<string, number>>,
): Pick<GateVerdict, 'outcome' | 'reason' | 'said'> {
  const alone = run.decision.comparison.status === 'no_live_model' || gate?.mustBeatLive === false;
  if (number !== run.chosenTrial && !alone) {
    return { outcome: 'unknown', ...together([DECISION_SAYINGS.say('other_trial', { chosen: run.chosenTrial })]) };
  }
  if (comparison === null && !alone) {
    const metrics = { compared: run.decision.comparison.metric, metric: gate?.metric ?? '' };
    return { outcome: 'unknown', ...together([DECISION_SAYINGS.say('other_metric', metrics)]) };
  }
  const decided = decidePromotion({ gate, direction, test, comparison: comparison ?? run.decision.comparison });
  const outcome = decided.outcome === 'rejected' ? 'refused' : decided.outcome;
  return { outcome, reason: decided.reason, said: decided.said };
}
