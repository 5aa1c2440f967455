import { FlowiError } from '@flowi/contracts/errors';
import type { ModelContract, Reference, WindowCounts } from '@flowi/contracts/package';
import type { ModelOutput } from '../inference/session.ts';
import { createColumnCounter } from './column-counter.ts';

/** Names of a window that is closed. */
export interface WindowIdentity {
  readonly windowId: string;
  readonly packageDigest: string;
  readonly from: Date;
  readonly to: Date;
}

/** Counts what a model is asked and what it answers. */
export interface WindowCounter {
  readonly rows: number;
  readonly refused: number;
  addRows(matrix: Float32Array, rows: number): void;
  addPredictions(output: ModelOutput): void;
  /** Rows that could not be read. */
  addRefused(rows: number): void;
  read(identity: WindowIdentity): WindowCounts;
  clear(): void;
}

/** @throws FlowiError `invalid_data` when reference and contract have different columns */
export function createWindowCounter(contract: ModelContract, reference: Reference): WindowCounter {
  const width = contract.features.length;
  const columns = contract.features.map(({ column, kind }) => {
    const found = reference.columns.find((candidate) => candidate.column === column);
    if (found?.kind === kind) return createColumnCounter(found);
    throw new FlowiError(
      'invalid_data',
      `reference.json has no ${kind} column ${JSON.stringify(column)}, which the model's contract names. Train the model again.`,
    );
  });
  const prediction = createColumnCounter(reference.prediction);
  let [rows, refused] = [0, 0];
  return {
    get rows() {
      return rows;
    },
    get refused() {
      return refused;
    },
    addRows(matrix, count) {
      for (const [feature, counter] of columns.entries()) counter.add(matrix, feature, width, count);
      rows += count;
    },
    addPredictions(output) {
      const answers = output.codes ?? output.values;
      if (answers) prediction.add(answers, 0, 1, output.rows);
    },
    addRefused(count) {
      refused += count;
    },
    read: ({ windowId, packageDigest, from, to }) => ({
      schemaVersion: 1,
      windowId,
      packageDigest,
      from: from.toISOString(),
      to: to.toISOString(),
      rows,
      refused,
      columns: columns.map((counter) => counter.read()),
      prediction: prediction.read(),
    }),
    clear() {
      for (const counter of [...columns, prediction]) counter.clear();
      [rows, refused] = [0, 0];
    },
  };
}
