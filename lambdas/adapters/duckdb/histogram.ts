import type { DuckDBConnection } from '@duckdb/node-api';
import type { Histogram } from '@flowi/contracts/entities';
import { identifier, numberOf, rowsOf } from './sql.ts';
import type { TypedColumn } from './typed-table.ts';

const BINS = 20;

/** A column's values as numbers on one axis; null for columns that have none. */
export function axisOf({ name, type }: TypedColumn): string | null {
  const quoted = identifier(name);
  if (type === 'number') return `CAST(${quoted} AS DOUBLE)`;
  return type === 'timestamp' ? `CASE WHEN isfinite(${quoted}) THEN CAST(epoch_ms(${quoted}) AS DOUBLE) END` : null;
}

/** A column and the bounds of its values on its axis, null where it has none. */
export interface Ranged {
  readonly column: TypedColumn;
  readonly lowest: number | null;
  readonly highest: number | null;
}

interface Binning {
  readonly low: number;
  readonly high: number;
  readonly bins: number;
}

/** Counts columns of a table in bins of equal width, by one scan; undefined where there is nothing to put in bins. */
export async function histogramsOf(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Ranged[],
): Promise<(Histogram | undefined)[]> {
  const binnings = columns.map(binningOf);
  const parts = columns.flatMap(({ column }, at) => {
    const [axis, binning] = [axisOf(column), binnings[at]];
    return axis !== null && binning ? [`histogram(${binQuery(axis, binning)}) AS bins${at}`] : [];
  });
  if (parts.length === 0) return columns.map(() => undefined);
  const [row = {}] = await rowsOf(connection, `SELECT ${parts.join(', ')} FROM ${table}`);
  return binnings.map((binning, at) => binning && counted(binning, row[`bins${at}`]));
}

function binQuery(axis: string, { low, high, bins }: Binning): string {
  const bin = bins === 1 ? '0' : `least(floor((${axis} - (${low})) / ${(high - low) / bins}), ${bins - 1})`;
  return `CASE WHEN ${axis} IS NOT NULL THEN CAST(${bin} AS INTEGER) END`;
}

/** `found` is a map of the database from bin to count; bins without values are not in it. */
function counted({ low, high, bins }: Binning, found: unknown): Histogram {
  const counts = new Array<number>(bins).fill(0);
  for (const { key, value } of entriesOf(found)) counts[numberOf(key) ?? 0] = numberOf(value) ?? 0;
  return { low, high, counts };
}

function entriesOf(map: unknown): { key: unknown; value: unknown }[] {
  if (!Array.isArray(map)) return [];
  return map.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'key' in entry && 'value' in entry
      ? [{ key: entry.key, value: entry.value }]
      : [],
  );
}

/** Few whole numbers get a bin each, so that no gaps show between them. */
function binningOf({ column, lowest, highest }: Ranged): Binning | undefined {
  if (lowest === null || highest === null || !Number.isFinite(highest - lowest)) return undefined;
  const values = highest - lowest + 1;
  if (column.whole && values <= BINS) return { low: lowest - 0.5, high: highest + 0.5, bins: values };
  // A width that vanishes in rounding would divide by nothing.
  const width = (highest - lowest) / BINS;
  return { low: lowest, high: highest, bins: width > 0 && lowest + width > lowest ? BINS : 1 };
}
