import type {
  CategoryReference,
  ColumnCounts,
  NumberReference,
  Reference,
  WindowCounts,
} from '../package/reference.schema.ts';

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** Mulberry32: small, and the same numbers for a seed everywhere. For simulations, not for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Values of a normal distribution (Box-Muller). */
export function normals(random: Random, count: number, mean = 0, deviation = 1): Float32Array {
  return Float32Array.from(
    { length: count },
    () => mean + deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}

/** The reference that a training job would write for these values; NaN is missing. */
export function numberReferenceOf(column: string, values: Float32Array, bins = 32): NumberReference {
  const present = values.filter((value) => !Number.isNaN(value)).sort();
  const distinct = new Set(present);
  const inner = Array.from(
    { length: bins - 1 },
    (_, index) => present[Math.ceil(((index + 1) / bins) * present.length) - 1] ?? 0,
  );
  const edges = distinct.size <= 10 ? [...distinct].slice(0, -1) : [...new Set(inner)];
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
  const variance = present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / present.length;
  const none = present.length === 0;
  return {
    kind: 'number',
    column,
    edges,
    counts: binCounts(edges, present),
    missing: values.length - present.length,
    distinct: Math.min(distinct.size, 11),
    minimum: none ? null : (present.at(0) ?? null),
    maximum: none ? null : (present.at(-1) ?? null),
    mean: none ? null : mean,
    deviation: none ? null : Math.sqrt(variance),
  };
}

/** What a server would count of these values over a reference. */
export function countNumbers(reference: NumberReference, values: Float32Array): ColumnCounts {
  const present = values.filter((value) => !Number.isNaN(value));
  const { minimum, maximum } = reference;
  return {
    column: reference.column,
    counts: binCounts(reference.edges, present),
    other: 0,
    missing: values.length - present.length,
    unseen: 0,
    outOfRange: present.filter((value) => value < (minimum ?? value) || value > (maximum ?? value)).length,
    sum: present.reduce((sum, value) => sum + value, 0),
  };
}

/** Counts of categories drawn with the given weights. */
function drawCategories(random: Random, weights: readonly number[], rows: number): number[] {
  const counts = weights.map(() => 0);
  const ends = weights.map((_, level) => weights.slice(0, level + 1).reduce((sum, weight) => sum + weight, 0));
  const total = ends.at(-1) ?? 0;
  for (let row = 0; row < rows; row += 1) {
    const drawn = random() * total;
    const level = ends.findIndex((end) => drawn < end);
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts;
}

export function categoryReferenceOf(column: string, counts: readonly number[]): CategoryReference {
  return {
    kind: 'category',
    column,
    values: counts.map((_, level) => `v${level}`),
    counts: [...counts],
    other: 0,
    missing: 0,
    unseen: 0,
  };
}

export function categoryCounts(column: string, counts: readonly number[]): ColumnCounts {
  return { column, counts: [...counts], other: 0, missing: 0, unseen: 0, outOfRange: 0, sum: 0 };
}

/** A window of these counts. */
export function windowOf(rows: number, columns: readonly ColumnCounts[], prediction: ColumnCounts): WindowCounts {
  return {
    schemaVersion: 1,
    windowId: 'window',
    packageDigest: `sha256:${'0'.repeat(64)}`,
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-01-02T00:00:00.000Z',
    rows,
    refused: 0,
    columns: [...columns],
    prediction,
    traffic: [],
  };
}

/** A model of some independent numbers and categories, and windows of traffic that never changes. */
export function unchangedTraffic(
  random: Random,
  size: { numbers: number; categories: number; reference: number },
): { reference: Reference; window: (rows: number) => WindowCounts } {
  const weights = [40, 30, 15, 10, 5];
  const numbers = Array.from({ length: size.numbers }, (_, index) =>
    numberReferenceOf(`n${index}`, normals(random, size.reference)),
  );
  const categories = Array.from({ length: size.categories }, (_, index) =>
    categoryReferenceOf(`c${index}`, drawCategories(random, weights, size.reference)),
  );
  const prediction = categoryReferenceOf('prediction', drawCategories(random, [60, 40], size.reference));
  return {
    reference: { schemaVersion: 1, rows: size.reference, columns: [...numbers, ...categories], prediction },
    window: (rows) => {
      const counted = numbers.map((column) => countNumbers(column, normals(random, rows)));
      const drawn = categories.map(({ column }) => categoryCounts(column, drawCategories(random, weights, rows)));
      return windowOf(
        rows,
        [...counted, ...drawn],
        categoryCounts('prediction', drawCategories(random, [60, 40], rows)),
      );
    },
  };
}

function binCounts(edges: readonly number[], values: Float32Array): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  for (const value of values) {
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edges[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    counts[low] = (counts[low] ?? 0) + 1;
  }
  return counts;
}
