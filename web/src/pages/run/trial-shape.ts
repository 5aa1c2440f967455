import type { TrialRecord } from '@flowi/contracts/entities';

/** A parameter that differs between trials. */
export interface VariedParameter {
  nodeId: string;
  name: string;
}

/** Parameters that differ between the trials, in the order they are first met. */
export function variedParameters(trials: readonly TrialRecord[]): readonly VariedParameter[] {
  const seen = new Map<string, VariedParameter>();
  for (const { varied } of trials)
    for (const [nodeId, params] of Object.entries(varied))
      for (const name of Object.keys(params)) seen.set(`${nodeId}\n${name}`, { nodeId, name });
  return [...seen.values()];
}

/** Names of the metrics that any trial has, the one the choice was made by first. */
export function metricNames(trials: readonly TrialRecord[], selectedBy: string | null): readonly string[] {
  const names = [...new Set(trials.flatMap(({ metrics }) => Object.keys(metrics)))];
  return names.sort((a, b) => Number(b === selectedBy) - Number(a === selectedBy));
}

/** A parameter's value as a flow file would have it; empty when the trial's path has no such parameter. */
export function valueInWords(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Order of two trials by a number each may lack; those without come first. */
export function byNumber(of: (trial: TrialRecord) => number | undefined) {
  return (a: TrialRecord, b: TrialRecord): number =>
    (of(a) ?? Number.NEGATIVE_INFINITY) - (of(b) ?? Number.NEGATIVE_INFINITY) || 0;
}
