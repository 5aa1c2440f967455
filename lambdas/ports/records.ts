import type { DataFormat, Run } from '@flowi/contracts/entities';
import type { MachineName } from './state-machines.ts';

/** Version of a dataset that a run reads, fixed when the run is started. */
export interface PinnedDataset {
  readonly nodeId: string;
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  readonly format: DataFormat;
  readonly bytes: number;
  readonly rows: number;
}

/** A person's answer to a run that waited for one. */
export interface Approval {
  readonly approved: boolean;
  readonly by: string;
}

/** A run with what only its steps need to know; replies of the API carry the `Run` part only. */
export interface RunRecord extends Run {
  readonly datasets: readonly PinnedDataset[];
  /** What the user asked for instead of Plan's own choice. */
  readonly requestedCompute: 'lambda' | 'sagemaker' | null;
  /** Token of the state machine's task that waits for a person. */
  readonly approvalToken: string | null;
  /** Absent in runs of before it was kept. */
  readonly approval?: Approval | null;
}

/** Something that was started and is not known to have ended. Written before the start, removed after the end, read by reconcile. */
export interface Work {
  readonly kind: 'run' | 'batch' | 'deployment' | 'profile';
  readonly projectId: string;
  /** Run, batch job or deployment id; `name@version` of a dataset. */
  readonly id: string;
  readonly attempt: number;
  /** Null for what is no state machine. */
  readonly machine: MachineName | null;
  readonly executionName: string;
  readonly executionArn: string | null;
  /** Input of the execution, to start it again when the start was lost. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly startedAt: string;
}
