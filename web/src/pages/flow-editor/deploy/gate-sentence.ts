import type { GatePreview } from '@flowi/contracts/entities';

type Trial = GatePreview['trials'][number];

/** What the dry answer comes down to: what becomes of the trial that would be chosen, and which others fail. */
export interface GateSummary {
  readonly chosen: Trial | null;
  /** Others that do not reach the threshold, the nearest first. */
  readonly failing: readonly (Trial & { readonly by: number })[];
}

export function summarizeGate({ chosen, trials }: GatePreview): GateSummary {
  const failing = trials
    .flatMap((trial) =>
      trial.margin !== null && trial.margin < 0 && trial.number !== chosen ? { ...trial, by: -trial.margin } : [],
    )
    .sort((one, other) => one.by - other.by || one.number - other.number);
  return { chosen: trials.find(({ number }) => number === chosen) ?? null, failing };
}
