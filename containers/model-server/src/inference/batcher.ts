import type { InferenceSession, ModelOutput } from './session.ts';

/** Predicts rows, together with what other requests ask at the same time. */
export interface Predictor {
  predict(matrix: Float32Array, rows: number, withScores: boolean): Promise<ModelOutput>;
}

interface Waiting {
  readonly matrix: Float32Array;
  readonly rows: number;
  readonly withScores: boolean;
  resolve(output: ModelOutput): void;
  reject(error: unknown): void;
}

export interface BatcherOptions {
  readonly session: InferenceSession;
  /** Features of a row. */
  readonly width: number;
  /** Classes of a row of scores. */
  readonly classes: number;
  /** Rows of one call of the graph; longer requests take several. */
  readonly mostRows: number;
  onBatch?(rows: number): void;
}

/**
 * Batches without waiting: whatever arrived in one turn of the event loop, or while the graph was busy, goes in one call. A
 * lone request is delayed by one turn, a few microseconds; many at once share the cost of a call.
 */
export function createBatcher(options: BatcherOptions): Predictor {
  const { session, width, mostRows } = options;
  const buffer = new Float32Array(mostRows * width);
  const queue: Waiting[] = [];
  let busy = false;

  const flush = async () => {
    while (queue.length > 0) {
      const batch = takeBatch();
      const [first] = batch;
      if (first && batch.length === 1 && first.rows > mostRows) await runLong(first);
      else await runTogether(batch);
    }
    busy = false;
  };

  /** As many requests as fit into one call; at least one. */
  const takeBatch = () => {
    let [rows, requests] = [0, 0];
    for (const waiting of queue) {
      rows += waiting.rows;
      if (rows > mostRows) break;
      requests += 1;
    }
    return queue.splice(0, Math.max(requests, 1));
  };

  const runTogether = async (batch: readonly Waiting[]) => {
    try {
      let rows = 0;
      for (const waiting of batch) {
        buffer.set(waiting.matrix, rows * width);
        rows += waiting.rows;
      }
      options.onBatch?.(rows);
      const output = await session.run(
        buffer.subarray(0, rows * width),
        rows,
        batch.some((waiting) => waiting.withScores),
      );
      let at = 0;
      for (const waiting of batch) {
        waiting.resolve(slice(output, at, waiting.rows, options.classes));
        at += waiting.rows;
      }
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    }
  };

  const runLong = async (waiting: Waiting) => {
    try {
      const parts: ModelOutput[] = [];
      for (let at = 0; at < waiting.rows; at += mostRows) {
        const rows = Math.min(mostRows, waiting.rows - at);
        options.onBatch?.(rows);
        parts.push(
          await session.run(waiting.matrix.subarray(at * width, (at + rows) * width), rows, waiting.withScores),
        );
      }
      waiting.resolve(join(parts, waiting.rows));
    } catch (error) {
      waiting.reject(error);
    }
  };

  return {
    predict: (matrix, rows, withScores) =>
      new Promise((resolve, reject) => {
        queue.push({ matrix, rows, withScores, resolve, reject });
        if (busy) return;
        busy = true;
        setImmediate(flush);
      }),
  };
}

function slice(output: ModelOutput, from: number, rows: number, classes: number): ModelOutput {
  if (output.rows === rows) return output;
  const to = from + rows;
  return {
    rows,
    codes: output.codes?.subarray(from, to) ?? null,
    values: output.values?.subarray(from, to) ?? null,
    scores: output.scores?.subarray(from * classes, to * classes) ?? null,
  };
}

function join(parts: readonly ModelOutput[], rows: number): ModelOutput {
  return {
    rows,
    codes: joinArrays(
      parts.map((part) => part.codes),
      (length) => new Int32Array(length),
    ),
    values: joinArrays(
      parts.map((part) => part.values),
      (length) => new Float32Array(length),
    ),
    scores: joinArrays(
      parts.map((part) => part.scores),
      (length) => new Float32Array(length),
    ),
  };
}

function joinArrays<T extends Int32Array | Float32Array>(
  parts: readonly (T | null)[],
  make: (length: number) => T,
): T | null {
  const present = parts.filter((part) => part !== null);
  if (present.length === 0) return null;
  const joined = make(present.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of present) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
