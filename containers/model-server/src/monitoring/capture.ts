import { randomUUID } from 'node:crypto';
import type { ModelContract } from '@flowi/contracts/package';
import type { ModelOutput } from '../inference/session.ts';
import { below, type ObjectStore } from '../storage/object-store.ts';

/** A scored row kept for later: labels that arrive are joined by inference id and row. */
export interface CapturedRow {
  readonly inferenceId: string;
  readonly row: number;
  readonly at: string;
  /** What the graph saw, by feature; a category by its value, null when missing or not in the vocabulary. */
  readonly features: Readonly<Record<string, number | string | null>>;
  readonly prediction: string | number | boolean | null;
}

export interface CaptureOptions {
  readonly contract: ModelContract;
  readonly store: ObjectStore;
  /** null = nothing is kept. */
  readonly prefix: string | null;
  /** Share of requests kept. */
  readonly rate: number;
  readonly now: () => Date;
  readonly random: () => number;
  onFailure(error: unknown): void;
}

/** Keeps a sample of what was asked and answered. */
export interface Capture {
  offer(inferenceId: string, matrix: Float32Array, output: ModelOutput): void;
  /** Writes what was kept. Never rejects; what cannot be written is dropped, since it is a sample. */
  flush(): Promise<void>;
}

const MOST_ROWS = 2_000;

export function createCapture(options: CaptureOptions): Capture {
  const { contract, prefix, rate } = options;
  let rows: CapturedRow[] = [];
  return {
    offer(inferenceId, matrix, output) {
      if (prefix === null || rate === 0 || options.random() >= rate) return;
      const at = options.now().toISOString();
      const room = Math.min(output.rows, MOST_ROWS - rows.length);
      for (let row = 0; row < room; row += 1) {
        rows.push({
          inferenceId,
          row,
          at,
          features: featuresOf(contract, matrix, row),
          prediction: predictionOf(contract, output, row),
        });
      }
    },
    async flush() {
      if (prefix === null || rows.length === 0) return;
      const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      const day = options.now().toISOString().slice(0, 10);
      rows = [];
      await options.store.write(below(prefix, `${day}/${randomUUID()}.jsonl`), lines).catch(options.onFailure);
    },
  };
}

/** The answer for a row, as a value of the data. */
function predictionOf(contract: ModelContract, output: ModelOutput, row: number): string | number | boolean | null {
  const code = output.codes?.[row];
  if (code !== undefined) return contract.classes?.[code] ?? null;
  const value = output.values?.[row];
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function featuresOf(contract: ModelContract, matrix: Float32Array, row: number): CapturedRow['features'] {
  const start = row * contract.features.length;
  return Object.fromEntries(
    contract.features.map((feature, index) => {
      const value = matrix[start + index] ?? Number.NaN;
      if (feature.kind === 'category') return [feature.column, feature.vocabulary.values[value] ?? null];
      return [feature.column, Number.isNaN(value) ? null : value];
    }),
  );
}
