import type { Run, TrialRecord } from '@flowi/contracts/entities';

/** A number where it is one; anything else as a flow file would have it. */
export type Value = string | number;

/** One trial, with the run it belongs to. */
export interface CompareRow {
  /** `run.number` */
  readonly key: string;
  readonly run: Run;
  readonly trial: TrialRecord;
  /** The run registered this trial as a model. */
  readonly chosen: boolean;
}

/** Trials as rows, in the order of the runs; trials of other runs are left out. */
export function rowsOf(runs: readonly Run[], trials: readonly TrialRecord[]): readonly CompareRow[] {
  const byRun = Map.groupBy(trials, ({ runId }) => runId);
  return runs.flatMap((run) =>
    (byRun.get(run.runId) ?? []).map((trial) => ({
      key: `${run.runId}.${trial.number}`,
      run,
      trial,
      chosen: trial.number === run.chosenTrial,
    })),
  );
}
