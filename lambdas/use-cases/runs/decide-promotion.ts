import type { MetricFacts } from '@flowi/contracts/catalogue';
import type { Decision } from '@flowi/contracts/entities';
import type { Gate } from '@flowi/contracts/flow';
import type { Comparison } from '@flowi/contracts/package';
import { DECISION_SAYINGS, type Said, together } from '@flowi/contracts/sayings';

/** What the decision rests on: the chosen trial's figures on the held-out rows, and how it compares with the live model. */
export interface Candidate {
  readonly gate: Gate | null;
  /** Direction of the gate's metric; null when the flow has no gate. */
  readonly direction: MetricFacts['direction'] | null;
  /** Scored once, on the held-out rows. */
  readonly test: Readonly<Record<string, number>>;
  readonly comparison: Comparison;
}

interface Verdict {
  readonly outcome: Decision['outcome'];
  readonly said: readonly Said[];
}

/** Whether the chosen trial goes live. Pure: the same figures give the same decision and the same words. */
export function decidePromotion(candidate: Candidate): Decision {
  const { gate, test, comparison } = candidate;
  const metric = gate?.metric ?? comparison.metric;
  const value = metric === null ? null : (test[metric] ?? null);
  const { outcome, said } = verdict(candidate);
  return { outcome, ...together(said), metric, value, threshold: gate?.threshold ?? null, comparison };
}

function verdict({ gate, direction, test, comparison }: Candidate): Verdict {
  const bound = gate === null ? null : judgeThreshold({ gate, direction, test, rows: 'held_out' });
  if (bound?.passes === false) return { outcome: 'refused', said: bound.said };
  const beaten = compare(gate, comparison);
  const said = [...(bound?.said ?? []), ...beaten.said];
  if (beaten.outcome !== 'promoted') return { outcome: beaten.outcome, said };
  if (gate?.approval) return { outcome: 'needs_approval', said: [...said, say('asks_for_approval', {})] };
  return { outcome: 'promoted', said };
}

/** A trial's figures against the bound of a gate. */
export interface Measured extends Pick<Candidate, 'direction' | 'test'> {
  readonly gate: Gate;
  /** Rows that it was measured on. */
  readonly rows: 'held_out' | 'validation';
}

export interface ThresholdVerdict {
  readonly passes: boolean;
  /** Empty when the gate asks for no bound. */
  readonly said: readonly Said[];
  /** How far the value lies on the good side of the threshold; negative where it does not reach it; null without threshold or value. */
  readonly margin: number | null;
}

/** Whether a figure reaches the threshold of a gate, and by how much. */
export function judgeThreshold({ gate, direction, test, rows }: Measured): ThresholdVerdict {
  const { metric, threshold } = gate;
  const value = test[metric];
  if (value === undefined) return { passes: false, said: [say('not_measured', { metric, rows })], margin: null };
  if (threshold === null) return { passes: true, said: [], margin: null };
  const smaller = direction === 'minimize';
  const margin = smaller ? threshold - value : value - threshold;
  const figures = { metric, value, smaller, threshold };
  if (smaller ? value <= threshold : value >= threshold)
    return { passes: true, said: [say('reaches', figures)], margin };
  return { passes: false, said: [say('misses', { ...figures, rows })], margin };
}

function compare(gate: Gate | null, comparison: Comparison): Verdict {
  const { status, liveVersion: version, reason, said: because } = comparison;
  if (status === 'no_live_model') return { outcome: 'promoted', said: [say('no_live_model', {})] };
  if (gate?.mustBeatLive === false) return { outcome: 'promoted', said: [say('need_not_beat', { version })] };
  if (status === 'incomparable') {
    const given = { version, reason: reason ?? 'no reason was given', ...(because && { because }) };
    return { outcome: 'needs_approval', said: [say('incomparable', given)] };
  }
  return win(gate?.minGain ?? 0, comparison);
}

/** A win is a gain above the least gain asked for that is not within the noise: the whole interval lies above zero. */
function win(minGain: number, comparison: Comparison): Verdict {
  const { metric, candidate, live, liveVersion: version, gain, interval, rows } = comparison;
  if (gain === null || interval === null) return { outcome: 'needs_approval', said: [say('no_gain', { version })] };
  const [low, high] = interval;
  const figures = { metric, candidate, live, version, rows, gain, low, high };
  if (gain <= minGain) return { outcome: 'skipped', said: [say('no_win', { ...figures, least: minGain })] };
  if (low <= 0) return { outcome: 'skipped', said: [say('noise', figures)] };
  return { outcome: 'promoted', said: [say('win', figures)] };
}

const say: (typeof DECISION_SAYINGS)['say'] = (id, values) => DECISION_SAYINGS.say(id, values);
