import type { DuckDBConnection } from '@duckdb/node-api';
import type { Histogram } from '@flowi/contracts/entities';
import { identifier, numberOf, rowsOf } from './sql.ts';
import type { TypedColumn } from './typed-table.ts';

const BINS = 20;

/** A column's values as numbers on one axis; null for columns that have none. */
function axisOf({ name, type }: TypedColumn): string | null {
  const quoted = identifier(name);
  if (type === 'number') return `CAST(${quoted} AS DOUBLE)`;
  return type === 'timestamp' ? `CASE WHEN isfinite(${quoted}) THEN CAST(epoch_ms(${quoted}) AS DOUBLE) END` : null;
}

/** Counts a column of a table in bins of equal width; undefined where there is nothing to put in bins. */
export async function histogramOf(
  connection: DuckDBConnection,
  table: string,
  column: TypedColumn,
): Promise<Histogram | undefined> {
  const axis = axisOf(column);
  if (axis === null) return undefined;
  const [range = {}] = await rowsOf(connection, `SELECT min(${axis}) AS low, max(${axis}) AS high FROM ${table}`);
  const [lowest, highest] = [numberOf(range['low']), numberOf(range['high'])];
  if (lowest === null || highest === null || !Number.isFinite(highest - lowest)) return undefined;
  const { low, high, bins } = binning(lowest, highest, column.whole);
  const counts = new Array<number>(bins).fill(0);
  const bin = bins === 1 ? '0' : `least(floor((${axis} - (${low})) / ${(high - low) / bins}), ${bins - 1})`;
  const found = await rowsOf(
    connection,
    `SELECT CAST(${bin} AS INTEGER) AS bin, count(*) AS count FROM ${table} WHERE ${axis} IS NOT NULL GROUP BY 1`,
  );
  for (const row of found) counts[numberOf(row['bin']) ?? 0] = numberOf(row['count']) ?? 0;
  return { low, high, counts };
}

/** Few whole numbers get a bin each, so that no gaps show between them. */
function binning(lowest: number, highest: number, whole: boolean): { low: number; high: number; bins: number } {
  const values = highest - lowest + 1;
  if (whole && values <= BINS) return { low: lowest - 0.5, high: highest + 0.5, bins: values };
  // A width that vanishes in rounding would divide by nothing.
  const width = (highest - lowest) / BINS;
  return { low: lowest, high: highest, bins: width > 0 && lowest + width > lowest ? BINS : 1 };
}
