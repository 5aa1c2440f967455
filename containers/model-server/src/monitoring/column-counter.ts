import type { ColumnCounts, ColumnReference } from '@flowi/contracts/package';

/** Counts the values of one column over the bins of its reference. */
export interface ColumnCounter {
  /** Counts `rows` values, from `start` on, `stride` apart. */
  add(values: Float32Array | Int32Array, start: number, stride: number, rows: number): void;
  /** What was counted so far. */
  read(): ColumnCounts;
  clear(): void;
}

export function createColumnCounter(reference: ColumnReference): ColumnCounter {
  return reference.kind === 'number' ? numberCounter(reference) : categoryCounter(reference);
}

type NumberColumn = Extract<ColumnReference, { kind: 'number' }>;
type CategoryColumn = Extract<ColumnReference, { kind: 'category' }>;

function numberCounter(reference: NumberColumn): ColumnCounter {
  const { edges, steps } = paddedEdges(reference.edges);
  const counts = new Uint32Array(reference.edges.length + 1);
  const smallest = reference.minimum ?? Number.NEGATIVE_INFINITY;
  const largest = reference.maximum ?? Number.POSITIVE_INFINITY;
  let [missing, outOfRange, sum] = [0, 0, 0];
  return {
    add(values, start, stride, rows) {
      for (let row = 0, at = start; row < rows; row += 1, at += stride) {
        const value = values[at] ?? Number.NaN;
        if (Number.isNaN(value)) {
          missing += 1;
          continue;
        }
        sum += value;
        if (value < smallest || value > largest) outOfRange += 1;
        // Lower bound without branches on the data: how many edges lie below the value.
        let bin = 0;
        for (let step = steps; step > 0; step >>= 1) bin += Number((edges[bin + step - 1] ?? 0) < value) * step;
        counts[bin] = (counts[bin] ?? 0) + 1;
      }
    },
    read: () => ({
      column: reference.column,
      counts: Array.from(counts),
      other: 0,
      missing,
      unseen: 0,
      outOfRange,
      sum,
    }),
    clear() {
      counts.fill(0);
      [missing, outOfRange, sum] = [0, 0, 0];
    },
  };
}

/** Edges padded to one less than a power of two; no value lies above the padding. */
function paddedEdges(given: readonly number[]): { edges: Float32Array; steps: number } {
  let size = 1;
  while (size - 1 < given.length) size *= 2;
  const edges = new Float32Array(size - 1).fill(Number.POSITIVE_INFINITY);
  edges.set(given);
  return { edges, steps: size >> 1 };
}

function categoryCounter(reference: CategoryColumn): ColumnCounter {
  const size = reference.values.length;
  // Codes: -2 unseen, -1 missing, 0.. as listed, `size` = the collapsed ones.
  const counts = new Uint32Array(size + 3);
  const at = (code: number) => counts[code + 2] ?? 0;
  return {
    add(values, start, stride, rows) {
      for (let row = 0, index = start; row < rows; row += 1, index += stride) {
        const code = values[index] ?? -1;
        const slot = code >= -1 && code <= size ? Math.trunc(code) + 2 : 0;
        counts[slot] = (counts[slot] ?? 0) + 1;
      }
    },
    read: () => ({
      column: reference.column,
      counts: Array.from(counts.subarray(2, size + 2)),
      other: at(size),
      missing: at(-1),
      unseen: at(-2),
      outOfRange: 0,
      sum: 0,
    }),
    clear: () => counts.fill(0),
  };
}
