import type { MetricFacts } from '@flowi/contracts/catalogue';
import type { Decision } from '@flowi/contracts/entities';
import type { Gate } from '@flowi/contracts/flow';
import type { Comparison } from '@flowi/contracts/package';

/** What the decision rests on: the chosen trial's figures on the held-out rows, and how it compares with the live model. */
export interface Candidate {
  readonly gate: Gate | null;
  /** Direction of the gate's metric; null when the flow has no gate. */
  readonly direction: MetricFacts['direction'] | null;
  /** Scored once, on the held-out rows. */
  readonly test: Readonly<Record<string, number>>;
  readonly comparison: Comparison;
}

type Verdict = Pick<Decision, 'outcome' | 'reason'>;

/** Whether the chosen trial goes live. Pure: the same figures give the same decision and the same words. */
export function decidePromotion(candidate: Candidate): Decision {
  const { gate, test, comparison } = candidate;
  const metric = gate?.metric ?? comparison.metric;
  const value = metric === null ? null : (test[metric] ?? null);
  const { outcome, reason } = verdict(candidate);
  return { outcome, reason, metric, value, threshold: gate?.threshold ?? null, comparison };
}

function verdict({ gate, direction, test, comparison }: Candidate): Verdict {
  const bound = gate === null ? null : judgeThreshold({ gate, direction, test, rows: 'held_out' });
  if (bound?.passes === false) return { outcome: 'refused', reason: bound.reason };
  const reasons = bound === null || bound.reason === '' ? [] : [bound.reason];
  const beaten = compare(gate, comparison);
  const said = [...reasons, beaten.reason].join(' ');
  if (beaten.outcome !== 'promoted') return { outcome: beaten.outcome, reason: said };
  if (gate?.approval) return { outcome: 'needs_approval', reason: `${said} The gate asks for a person's approval.` };
  return { outcome: 'promoted', reason: said };
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
  readonly reason: string;
  /** How far the value lies on the good side of the threshold; negative where it does not reach it; null without threshold or value. */
  readonly margin: number | null;
}

/** Whether a figure reaches the threshold of a gate, and by how much. */
export function judgeThreshold({ gate, direction, test, rows }: Measured): ThresholdVerdict {
  const { metric, threshold } = gate;
  const where = `on the ${rows === 'held_out' ? 'held-out' : 'validation'} rows`;
  const value = test[metric];
  if (value === undefined)
    return { passes: false, reason: `The gate asks for ${metric}, which was not measured ${where}.`, margin: null };
  if (threshold === null) return { passes: true, reason: '', margin: null };
  const smaller = direction === 'minimize';
  const margin = smaller ? threshold - value : value - threshold;
  const bound = `${smaller ? 'at most' : 'at least'} ${figure(threshold)}`;
  if (smaller ? value <= threshold : value >= threshold)
    return { passes: true, reason: `${metric} is ${figure(value)}; the gate asks for ${bound}.`, margin };
  return { passes: false, reason: `${metric} is ${figure(value)} ${where}; the gate asks for ${bound}.`, margin };
}

function compare(gate: Gate | null, comparison: Comparison): Verdict {
  if (comparison.status === 'no_live_model')
    return { outcome: 'promoted', reason: 'No model of this flow is live yet.' };
  if (gate?.mustBeatLive === false)
    return {
      outcome: 'promoted',
      reason: `The gate does not ask it to beat the live version ${comparison.liveVersion}.`,
    };
  if (comparison.status === 'incomparable') {
    return {
      outcome: 'needs_approval',
      reason: `It cannot be compared with the live version ${comparison.liveVersion}: ${comparison.reason ?? 'no reason was given'} A person decides.`,
    };
  }
  return win(gate?.minGain ?? 0, comparison);
}

/** A win is a gain above the least gain asked for that is not within the noise: the whole interval lies above zero. */
function win(minGain: number, comparison: Comparison): Verdict {
  const { metric, candidate, live, liveVersion, gain, interval, rows } = comparison;
  if (gain === null || interval === null)
    return {
      outcome: 'needs_approval',
      reason: `The comparison with the live version ${liveVersion} gave no gain. A person decides.`,
    };
  const against = `${metric} ${figure(candidate)} against ${figure(live)} of the live version ${liveVersion} on the same ${rows} held-out rows`;
  const range = `gain ${figure(gain)}, 95 % between ${figure(interval[0])} and ${figure(interval[1])}`;
  if (gain <= minGain)
    return {
      outcome: 'skipped',
      reason: `It does not beat the live model: ${against} (${range}${minGain > 0 ? `; more than ${figure(minGain)} is asked for` : ''}).`,
    };
  if (interval[0] <= 0) return { outcome: 'skipped', reason: `Its gain may be noise: ${against} (${range}).` };
  return { outcome: 'promoted', reason: `It beats the live model: ${against} (${range}).` };
}

/** Four digits that count, as people read them. */
function figure(value: number | null): string {
  return value === null ? 'unknown' : String(Number(value.toPrecision(4)));
}
