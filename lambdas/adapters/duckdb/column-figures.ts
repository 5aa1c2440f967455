import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnProfile } from '@flowi/contracts/entities';
import { axisOf } from './histogram.ts';
import { identifier, literal, numberOf, rowsOf, type SqlRow } from './sql.ts';
import type { TypedColumn } from './typed-table.ts';

/** Up to here distinct values are counted exactly. */
export const EXACT_ROWS = 2_000_000;
export const LONGEST_TEXT = 200;
const TOP = 10;
/** Cells whose values are kept apart at one time; each of them may take memory of its own. */
const CELLS_AT_ONCE = 4_000_000;
/** Rows up to which writing every cell costs less than planning a query for every column. */
const SHORT = 5_000;
/** As many countries write numbers: points, if any, for thousands, and a comma before the fraction. */
const COMMA_NUMBER = ' *[+-]?([0-9]+|[0-9]{1,3}(\\.[0-9]{3})+)(,[0-9]+)? *';

/** Counts and bounds of a column. */
export interface Facts {
  readonly missing: number;
  readonly minimum: number | string | null;
  readonly maximum: number | string | null;
  readonly mean: number | null;
  /** Bounds on the axis of its histogram, for columns that have one. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Only where values are too many to be counted one by one. */
  readonly distinct: number | null;
  /** Texts that are numbers with a decimal comma. */
  readonly commas: boolean;
}

/** The facts of several columns of a table, by one scan. */
export async function factsOf(
  connection: DuckDBConnection,
  table: string,
  columns: readonly TypedColumn[],
  rows: number,
): Promise<Facts[]> {
  const parts = columns.flatMap((column, at) => factParts(column, at, rows));
  const [row = {}] = await rowsOf(connection, `SELECT ${parts.join(', ')} FROM ${table}`);
  return columns.map((column, at) => ({
    missing: rows - (numberOf(row[`present${at}`]) ?? 0),
    minimum: bound(column, row[`low${at}`]),
    maximum: bound(column, row[`high${at}`]),
    mean: numberOf(row[`mean${at}`]),
    lowest: numberOf(row[`lowest${at}`]),
    highest: numberOf(row[`highest${at}`]),
    distinct: numberOf(row[`distinct${at}`]),
    commas: row[`commas${at}`] === true,
  }));
}

function factParts(column: TypedColumn, at: number, rows: number): string[] {
  const name = identifier(column.name);
  const axis = axisOf(column);
  const parts = [`count(${name}) AS present${at}`, `min(${name}) AS low${at}`, `max(${name}) AS high${at}`];
  if (axis !== null) parts.push(`min(${axis}) AS lowest${at}`, `max(${axis}) AS highest${at}`);
  if (column.type === 'number') parts.push(`avg(CAST(${name} AS DOUBLE)) AS mean${at}`);
  if (rows > EXACT_ROWS) parts.push(`approx_count_distinct(${name}) AS distinct${at}`);
  if (column.type === 'string') {
    const numbers = `bool_and(regexp_full_match(${name}, ${literal(COMMA_NUMBER)}))`;
    parts.push(`${numbers} AND bool_or(contains(${name}, ',')) AS commas${at}`);
  }
  return parts;
}

function bound({ type }: TypedColumn, value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  return type === 'number' ? numberOf(value) : String(value).slice(0, LONGEST_TEXT);
}

/** The most frequent values of a column, and how many different ones there are. */
export interface Values {
  readonly top: ColumnProfile['top'];
  readonly distinct: number;
}

/** The values of several columns of a table, by as few queries as memory allows. */
export async function valuesOf(
  connection: DuckDBConnection,
  table: string,
  columns: readonly TypedColumn[],
  rows: number,
): Promise<Values[]> {
  const width = Math.max(1, Math.floor(CELLS_AT_ONCE / Math.max(1, rows)));
  const found: SqlRow[][] = columns.map(() => []);
  for (let start = 0; start < columns.length; start += width) {
    const some = columns.slice(start, start + width);
    for (const row of await rowsOf(connection, (rows <= SHORT ? topOfShort : topOfLong)(table, some)))
      found[start + (numberOf(row['place']) ?? 0)]?.push(row);
  }
  return found.map((values) => ({
    top: values.map((row) => ({ value: String(row['value']), count: numberOf(row['count']) ?? 0 })),
    distinct: numberOf(values[0]?.['distinct_values']) ?? 0,
  }));
}

/** One query for all columns at once, which takes a text of every cell. */
function topOfShort(table: string, columns: readonly TypedColumn[]): string {
  const texts = columns.map(({ name, type, whole }) => {
    // Minus nought is nought, but not in writing.
    const value = type === 'number' && !whole ? `${identifier(name)} + 0` : identifier(name);
    return `CAST(${value} AS VARCHAR)`;
  });
  const cells = `SELECT unnest(range(${columns.length})) AS place, unnest([${texts.join(', ')}]) AS v FROM ${table}`;
  const groups = `SELECT place, left(v, ${LONGEST_TEXT}) AS value, count(*) AS count FROM (${cells}) WHERE v IS NOT NULL GROUP BY place, v`;
  const first = `min({'less': -count, 'value': value}, ${TOP}) AS first, count(*) AS distinct_values`;
  const tops = `SELECT place, unnest(first) AS one, distinct_values FROM (SELECT place, ${first} FROM (${groups}) GROUP BY place)`;
  return `SELECT place, one.value AS value, -one.less AS count, distinct_values FROM (${tops}) ORDER BY place, count DESC, value`;
}

/** A part for each column, which takes a plan of its own but no more of each cell than its value. */
function topOfLong(table: string, columns: readonly TypedColumn[]): string {
  const value = `left(CAST(v AS VARCHAR), ${LONGEST_TEXT}) AS value`;
  const parts = columns.map(({ name }, place) => {
    const v = identifier(name);
    const groups = `SELECT ${v} AS v, count(*) AS count FROM ${table} WHERE ${v} IS NOT NULL GROUP BY ${v}`;
    return `(SELECT ${place} AS place, ${value}, count, count(*) OVER () AS distinct_values FROM (${groups}) ORDER BY count DESC, value LIMIT ${TOP})`;
  });
  return parts.join(' UNION ALL ');
}
