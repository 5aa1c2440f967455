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
  const edges = guidedEdges(reference.edges);
  const counts = new Uint32Array(reference.edges.length + 1);
  const smallest = reference.minimum ?? Number.NEGATIVE_INFINITY;
  const largest = reference.maximum ?? Number.POSITIVE_INFINITY;
  let [missing, outOfRange, sum] = [0, 0, 0];
  return {
    add(values, start, stride, rows) {
      // Locals, since the compiler keeps those in registers.
      let [absent, outside, added] = [0, 0, 0];
      const [low, high, bins, guided] = [smallest, largest, counts, edges];
      const end = start + rows * stride;
      for (let at = start; at < end; at += stride) {
        const value = values[at] ?? Number.NaN;
        if (Number.isNaN(value)) {
          absent += 1;
          continue;
        }
        added += value;
        outside += (value < low ? 1 : 0) + (value > high ? 1 : 0);
        const bin = binOf(guided, value);
        bins[bin] = (bins[bin] ?? 0) + 1;
      }
      missing += absent;
      outOfRange += outside;
      sum += added;
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

/** Many more than edges, so that few cells hold one. */
const CELLS = 1024;

interface GuidedEdges {
  readonly edges: Float64Array;
  readonly guide: Uint16Array;
  readonly origin: number;
  readonly scale: number;
}

/**
 * Edges with a guide: for each cell of an even grid over them, a bin at or below that of all its values. From there the bin is a
 * step or none away, where a binary search would mispredict half of its branches.
 */
function guidedEdges(given: readonly number[]): GuidedEdges {
  const edges = Float64Array.from(given, Math.fround);
  const [origin, top] = [edges.at(0) ?? 0, edges.at(-1) ?? 0];
  const scale = top > origin ? CELLS / (top - origin) : 0;
  // One cell lower than the value's own, so that rounding never leads beyond the bin.
  const guide = new Uint16Array(CELLS);
  for (let [cell, bin] = [1, 0]; scale > 0 && cell < CELLS; cell += 1) {
    while ((edges[bin] ?? Number.POSITIVE_INFINITY) < origin + (cell - 1) / scale) bin += 1;
    guide[cell] = bin;
  }
  // No value lies above the last one.
  return { edges: Float64Array.of(...edges, Number.POSITIVE_INFINITY), guide, origin, scale };
}

/** How many edges lie below a value. */
function binOf({ edges, guide, origin, scale }: GuidedEdges, value: number): number {
  const cell = value > origin ? Math.min(CELLS - 1, (value - origin) * scale) | 0 : 0;
  let bin = guide[cell] ?? 0;
  while ((edges[bin] ?? value) < value) bin += 1;
  return bin;
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
