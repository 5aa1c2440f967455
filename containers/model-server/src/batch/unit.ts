import type { BatchJob } from '@flowi/contracts/events';
import type { WindowCounts } from '@flowi/contracts/package';
import type { SourceColumn } from './source-columns.ts';

/** Rows that one worker takes at a time: whole row groups of one file. */
export interface Unit {
  /** Place among all units; names the part file. */
  readonly index: number;
  readonly path: string;
  /** First row of the file, and the row after the last. */
  readonly from: number;
  readonly to: number;
}

/** What became of a unit. */
export interface UnitResult {
  readonly index: number;
  readonly rows: number;
  /** Rows with a prediction. */
  readonly answered: number;
  readonly counts: WindowCounts;
  /** Local part file; null for counting. */
  readonly part: string | null;
}

/** What every worker is told when it starts. */
export interface WorkerSettings {
  readonly step: BatchJob['step'];
  readonly outputFormat: BatchJob['outputFormat'];
  /** The source was CSV: its columns are texts, and typed only where the output has types. */
  readonly textSource: boolean;
  readonly scores: boolean;
  readonly modelFolder: string;
  readonly packageDigest: string | undefined;
  readonly columns: readonly SourceColumn[];
  /** Folders that hold the source's files. */
  readonly sourceFolders: readonly string[];
  readonly workFolder: string;
  readonly memoryMegabytes: number;
}

/** What a worker is sent: a unit, or null to end. */
export type WorkerRequest = Unit | null;

/** What a worker answers to a unit. */
export type WorkerReply =
  | { readonly ok: true; readonly result: UnitResult }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly stack: string | undefined };
