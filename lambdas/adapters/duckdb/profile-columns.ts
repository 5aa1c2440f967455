import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnProfile, Profile } from '@flowi/contracts/entities';
import { correlationsOf } from './correlations.ts';
import { differentRows, doubledRows, tellsApart } from './doubled-rows.ts';
import { histogramOf } from './histogram.ts';
import { cellOf, identifier, literal, numberOf, rowsOf } from './sql.ts';
import type { TypedColumn } from './typed-table.ts';

/** Up to here distinct values are counted exactly. */
const EXACT_ROWS = 2_000_000;
const TOP = 10;
const SAMPLE_ROWS = 100;
const SAMPLE_CELLS = 4_000;
const LEAST_SAMPLE_ROWS = 5;
const LONGEST_TEXT = 200;
const COLUMNS_AT_ONCE = 50;
/** The largest whole number up to which float32 holds every one. */
const FLOAT32_WHOLE = 2 ** 24;
/** As many countries write numbers: points, if any, for thousands, and a comma before the fraction. */
const COMMA_NUMBER = ' *[+-]?([0-9]+|[0-9]{1,3}(\\.[0-9]{3})+)(,[0-9]+)? *';

/** Counts, ranges, distributions, frequent values and warnings of every column of the table `typed`. */
export async function profileTyped(connection: DuckDBConnection, columns: readonly TypedColumn[]): Promise<Profile> {
  const [counted] = await rowsOf(connection, 'SELECT count(*) AS rows FROM typed');
  const rows = numberOf(counted?.['rows']) ?? 0;
  // Of large tables distinct values are estimates, which tell no id.
  const different = rows <= EXACT_ROWS ? await differentRows(connection) : 0;
  const profiles: ColumnProfile[] = [];
  for (let start = 0; start < columns.length; start += COLUMNS_AT_ONCE) {
    const some = columns.slice(start, start + COLUMNS_AT_ONCE);
    const table = some.length < columns.length ? await narrowTable(connection, some) : 'typed';
    for (const column of some) profiles.push(await profileColumn(connection, table, column, { rows, different }));
  }
  const shown = Math.max(LEAST_SAMPLE_ROWS, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / columns.length)));
  const sample = await rowsOf(connection, `SELECT * FROM typed LIMIT ${shown}`);
  const correlations = await correlationsOf(connection, columns, rows);
  return {
    rows,
    columns: profiles,
    warnings: await doubled(connection, columns, profiles, { rows, different }),
    sample: sample.map((row) => sampleRow(row, columns)),
    ...(correlations && { correlations }),
  };
}

interface RowCounts {
  readonly rows: number;
  /** 0 = not counted. */
  readonly different: number;
}

async function doubled(
  connection: DuckDBConnection,
  columns: readonly TypedColumn[],
  profiles: readonly ColumnProfile[],
  { rows, different }: RowCounts,
): Promise<string[]> {
  if (different === 0) return [];
  const ids = columns.filter((column, index) => {
    const profile = profiles[index];
    return profile && tellsApart(column, profile, different);
  });
  const names = ids.map(({ name }) => name);
  return doubledRows(connection, { rows, different, columns: columns.length, ids: names });
}

/** A query on a table takes time for each of the table's columns, so that a wide one is read in narrow pieces. */
async function narrowTable(connection: DuckDBConnection, columns: readonly TypedColumn[]): Promise<string> {
  const names = columns.map(({ name }) => identifier(name)).join(', ');
  await connection.run(`CREATE OR REPLACE TABLE piece AS SELECT ${names} FROM typed`);
  return 'piece';
}

async function profileColumn(
  connection: DuckDBConnection,
  table: string,
  column: TypedColumn,
  counts: RowCounts,
): Promise<ColumnProfile> {
  const { rows } = counts;
  const name = identifier(column.name);
  const distinct = rows <= EXACT_ROWS ? `count(DISTINCT ${name})` : `approx_count_distinct(${name})`;
  const mean = column.type === 'number' ? `avg(CAST(${name} AS DOUBLE))` : 'NULL';
  const numbers = `bool_and(regexp_full_match(${name}, ${literal(COMMA_NUMBER)}))`;
  const commas = column.type === 'string' ? `${numbers} AND bool_or(contains(${name}, ','))` : 'false';
  const [facts = {}] = await rowsOf(
    connection,
    `SELECT count(*) - count(${name}) AS missing, ${distinct} AS d, min(${name}) AS low, max(${name}) AS high, ${mean} AS mean, ${commas} AS commas FROM ${table}`,
  );
  const histogram = await histogramOf(connection, table, column);
  const profile: ColumnProfile = {
    name: column.name,
    type: column.type,
    missing: numberOf(facts['missing']) ?? 0,
    distinct: numberOf(facts['d']) ?? 0,
    minimum: bound(column, facts['low']),
    maximum: bound(column, facts['high']),
    mean: numberOf(facts['mean']),
    top: await topValues(connection, table, name),
    ...(histogram && { histogram }),
    warnings: [],
  };
  const warnings = warningsOf(column, profile, counts);
  if (facts['commas'] === true)
    warnings.push('Holds numbers with a decimal comma, which are read as text; write them with a point.');
  return { ...profile, warnings };
}

async function topValues(connection: DuckDBConnection, table: string, name: string): Promise<ColumnProfile['top']> {
  const value = `left(CAST(${name} AS VARCHAR), ${LONGEST_TEXT})`;
  const found = await rowsOf(
    connection,
    `SELECT ${value} AS value, count(*) AS count FROM ${table} WHERE ${name} IS NOT NULL GROUP BY ${name} ORDER BY count DESC, value LIMIT ${TOP}`,
  );
  return found.map((row) => ({ value: String(row['value']), count: numberOf(row['count']) ?? 0 }));
}

function bound({ type }: TypedColumn, value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  return type === 'number' ? numberOf(value) : String(value).slice(0, LONGEST_TEXT);
}

function warningsOf(column: TypedColumn, profile: ColumnProfile, { rows, different }: RowCounts): string[] {
  const warnings: string[] = [];
  const present = rows - profile.missing;
  const say = (when: boolean, what: string) => when && warnings.push(what);
  say(present === 0, 'Every value is missing; the column says nothing.');
  say(present > 1 && profile.distinct === 1, 'Every value is the same; the column says nothing.');
  say(
    tellsApart(column, profile, different),
    'Every different row has a value of its own: it looks like an id, which a model cannot learn from.',
  );
  const largest = Math.max(Math.abs(Number(profile.minimum)), Math.abs(Number(profile.maximum)));
  say(column.whole && largest > FLOAT32_WHOLE, `Holds whole numbers above ${FLOAT32_WHOLE}, which models see rounded.`);
  say(
    column.type === 'timestamp',
    'A timestamp is never a feature; derive parts of it, such as the hour, before the upload.',
  );
  say(column.nested, 'Holds nested values, which are read as text.');
  return warnings;
}

function sampleRow(row: Readonly<Record<string, unknown>>, columns: readonly TypedColumn[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, type }) => [name, type === 'number' ? numberOf(row[name]) : shorten(cellOf(row[name]))]),
  );
}

function shorten(value: ReturnType<typeof cellOf>) {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value;
}
