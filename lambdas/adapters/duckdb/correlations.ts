import type { DuckDBConnection } from '@duckdb/node-api';
import type { Correlations } from '@flowi/contracts/entities';
import { identifier, numberOf, rowsOf } from './sql.ts';
import type { TypedColumn } from './typed-table.ts';

/** The matrix grows with the square of its columns. */
const MOST_COLUMNS = 50;
const MOST_ROWS = 100_000;
const DIGITS = 1e4;
/** Sums of squares of larger numbers do not fit a double; they count as missing. */
const LARGEST = 1e150;

/** Pearson coefficients between columns of the table `typed`; undefined when fewer than two can be correlated. */
export async function correlationsOf(
  connection: DuckDBConnection,
  columns: readonly TypedColumn[],
  rows: number,
): Promise<Correlations | undefined> {
  const chosen = columns.filter(({ type }) => type === 'number' || type === 'boolean').slice(0, MOST_COLUMNS);
  if (chosen.length < 2) return undefined;
  const taken = chosen.map(({ name }, index) => {
    const value = `CAST(${identifier(name)} AS DOUBLE)`;
    return `CASE WHEN abs(${value}) <= ${LARGEST} THEN ${value} END AS c${index}`;
  });
  const sample = rows > MOST_ROWS ? ` USING SAMPLE reservoir(${MOST_ROWS} ROWS) REPEATABLE (1)` : '';
  await connection.run(`CREATE TEMP TABLE correlated AS SELECT ${taken.join(', ')} FROM typed${sample}`);
  const values: (number | null)[][] = [];
  for (const first of chosen.keys()) values.push(await rowOf(connection, first, chosen.length));
  await connection.run('DROP TABLE correlated');
  return { columns: chosen.map(({ name }) => name), values, rows: Math.min(rows, MOST_ROWS) };
}

/** Coefficients of one column with those after it. */
async function rowOf(connection: DuckDBConnection, first: number, count: number): Promise<(number | null)[]> {
  const others = Array.from({ length: count - first - 1 }, (_, index) => first + 1 + index);
  if (others.length === 0) return [];
  const parts = others.map((other) => `corr(c${first}, c${other}) AS v${other}`);
  const [row = {}] = await rowsOf(connection, `SELECT ${parts.join(', ')} FROM correlated`);
  return others.map((other) => rounded(numberOf(row[`v${other}`])));
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.min(1, Math.max(-1, Math.round(value * DIGITS) / DIGITS));
}
