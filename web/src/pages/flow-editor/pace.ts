import type { TrialRecord } from '@flowi/contracts/entities';
import type { ModelExperiments } from './experiments.ts';

/** How fast the trials of a run were. */
export interface Pace {
  /** Trials that it is measured by. */
  readonly trials: number;
  /** All their seconds together. */
  readonly seconds: number;
  /** Mean seconds of a trial, by the node of its model. */
  readonly ofModels: ReadonlyMap<string, number>;
}

/** The pace of a run's trials; null where none succeeded. */
export function paceOf(trials: readonly Pick<TrialRecord, 'modelNode' | 'state' | 'seconds'>[]): Pace | null {
  const done = trials.filter(({ state }) => state === 'succeeded');
  if (done.length === 0) return null;
  const byModel = Map.groupBy(done, ({ modelNode }) => modelNode);
  return {
    trials: done.length,
    seconds: sum(done),
    ofModels: new Map([...byModel].map(([model, own]) => [model, sum(own) / own.length])),
  };
}

/** Seconds that experiments take at a pace: each at that of its own model, or at that of all where the run did not have it. */
export function secondsAt({ trials, seconds, ofModels }: Pace, experiments: readonly ModelExperiments[]): number {
  return experiments.reduce(
    (total, { modelId, count }) => total + count * (ofModels.get(modelId) ?? seconds / trials),
    0,
  );
}

function sum(trials: readonly { readonly seconds: number }[]): number {
  return trials.reduce((total, { seconds }) => total + seconds, 0);
}
