import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnProfile } from '@flowi/contracts/entities';
import { type Said, WARNING_SAYINGS } from '@flowi/contracts/sayings';
import { identifier, numberOf, rowsOf } from './sql.ts';
import type { TypedColumn } from './typed-table.ts';

/** Fewer different rows say nothing about what tells them apart. */
const ROWS_OF_AN_ID = 20;
/** Share of doubled rows up to which nothing is said. */
const FEW = 0.01;
/** Share of different rows below which what remains without ids is columns of few values rather than doubled rows. */
const MANY = 0.1;

/** How many rows of the table `typed` differ, the columns named left out. */
export async function differentRows(connection: DuckDBConnection, without: readonly string[] = []): Promise<number> {
  const columns = without.length === 0 ? '*' : `* EXCLUDE (${without.map(identifier).join(', ')})`;
  const [counted] = await rowsOf(
    connection,
    `SELECT count(DISTINCT hash(row_of)) AS n FROM (SELECT ${columns} FROM typed) AS row_of`,
  );
  return numberOf(counted?.['n']) ?? 0;
}

/** True when each of the different rows has a value of its own: an id, even where rows are doubled. */
export function tellsApart(column: TypedColumn, { missing, distinct }: ColumnProfile, different: number): boolean {
  const kind = column.type === 'string' || column.whole;
  return kind && different >= ROWS_OF_AN_ID && missing === 0 && distinct === different;
}

/** A warning when more than one row in a hundred repeats another, ids left out. */
export async function doubledRows(
  connection: DuckDBConnection,
  table: { readonly rows: number; readonly different: number; readonly columns: number; readonly ids: string[] },
): Promise<Said[]> {
  const { rows, different, columns, ids } = table;
  if (ids.length === columns) return [];
  const told = ids.length === 0 ? different : await differentRows(connection, ids);
  const doubled = rows - told;
  if (doubled <= rows * FEW || (ids.length > 0 && told < rows * MANY)) return [];
  return [WARNING_SAYINGS.say('warning.doubled', { doubled, rows, ids })];
}
