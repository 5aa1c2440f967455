import type { DuckDBConnection } from '@duckdb/node-api';
import type { Profile } from '@flowi/contracts/entities';
import { cellOf, identifier, numberOf, rowsOf } from './sql.ts';
import type { TypedColumn } from './typed-table.ts';

type ColumnProfile = Profile['columns'][number];

/** Up to here distinct values are counted exactly. */
const EXACT_ROWS = 2_000_000;
const TOP = 10;
const SAMPLE_ROWS = 20;
const LONGEST_TEXT = 200;
/** The largest whole number up to which float32 holds every one. */
const FLOAT32_WHOLE = 2 ** 24;

/** Counts, ranges, frequent values and warnings of every column of the table `typed`. */
export async function profileTyped(connection: DuckDBConnection, columns: readonly TypedColumn[]): Promise<Profile> {
  const [counted] = await rowsOf(connection, 'SELECT count(*) AS rows FROM typed');
  const rows = numberOf(counted?.['rows']) ?? 0;
  const profiles: ColumnProfile[] = [];
  for (const column of columns) profiles.push(await profileColumn(connection, column, rows));
  const sample = await rowsOf(connection, `SELECT * FROM typed LIMIT ${SAMPLE_ROWS}`);
  return { rows, columns: profiles, sample: sample.map((row) => sampleRow(row, columns)) };
}

async function profileColumn(connection: DuckDBConnection, column: TypedColumn, rows: number): Promise<ColumnProfile> {
  const name = identifier(column.name);
  const distinct = rows <= EXACT_ROWS ? `count(DISTINCT ${name})` : `approx_count_distinct(${name})`;
  const mean = column.type === 'number' ? `avg(CAST(${name} AS DOUBLE))` : 'NULL';
  const [facts = {}] = await rowsOf(
    connection,
    `SELECT count(*) - count(${name}) AS missing, ${distinct} AS d, min(${name}) AS low, max(${name}) AS high, ${mean} AS mean FROM typed`,
  );
  const profile: ColumnProfile = {
    name: column.name,
    type: column.type,
    missing: numberOf(facts['missing']) ?? 0,
    distinct: numberOf(facts['d']) ?? 0,
    minimum: bound(column, facts['low']),
    maximum: bound(column, facts['high']),
    mean: numberOf(facts['mean']),
    top: await topValues(connection, name),
    warnings: [],
  };
  return { ...profile, warnings: warningsOf(column, profile, rows) };
}

async function topValues(connection: DuckDBConnection, name: string): Promise<ColumnProfile['top']> {
  const value = `left(CAST(${name} AS VARCHAR), ${LONGEST_TEXT})`;
  const found = await rowsOf(
    connection,
    `SELECT ${value} AS value, count(*) AS count FROM typed WHERE ${name} IS NOT NULL GROUP BY ${name} ORDER BY count DESC, value LIMIT ${TOP}`,
  );
  return found.map((row) => ({ value: String(row['value']), count: numberOf(row['count']) ?? 0 }));
}

function bound({ type }: TypedColumn, value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  return type === 'number' ? numberOf(value) : String(value).slice(0, LONGEST_TEXT);
}

function warningsOf(column: TypedColumn, profile: ColumnProfile, rows: number): string[] {
  const warnings: string[] = [];
  const present = rows - profile.missing;
  const say = (when: boolean, what: string) => when && warnings.push(what);
  say(present === 0, 'Every value is missing; the column says nothing.');
  say(present > 1 && profile.distinct === 1, 'Every value is the same; the column says nothing.');
  const unique = rows >= 20 && profile.missing === 0 && profile.distinct === rows;
  say(
    unique && (column.type === 'string' || column.whole),
    'Every value is different: it looks like an id, which a model cannot learn from.',
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
