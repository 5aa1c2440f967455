import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnProfile, Histogram, Profile } from '@flowi/contracts/entities';
import { type Said, type Saying, WARNING_SAYINGS } from '@flowi/contracts/sayings';
import { EXACT_ROWS, type Facts, factsOf, LONGEST_TEXT, type Values, valuesOf } from './column-figures.ts';
import { correlationsOf } from './correlations.ts';
import { differentRows, doubledRows, tellsApart } from './doubled-rows.ts';
import { histogramsOf } from './histogram.ts';
import { cellOf, identifier, numberOf, rowsOf } from './sql.ts';
import type { TypedColumn } from './typed-table.ts';

const SAMPLE_ROWS = 100;
const SAMPLE_CELLS = 4_000;
const LEAST_SAMPLE_ROWS = 5;
const COLUMNS_AT_ONCE = 50;
/** The largest whole number up to which float32 holds every one. */
const FLOAT32_WHOLE = 2 ** 24;

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
    profiles.push(...(await profileSome(connection, table, some, { rows, different })));
  }
  const shown = Math.max(LEAST_SAMPLE_ROWS, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / columns.length)));
  const sample = await rowsOf(connection, `SELECT * FROM typed LIMIT ${shown}`);
  const correlations = await correlationsOf(connection, columns, rows);
  return {
    rows,
    columns: profiles,
    ...warned(await doubled(connection, columns, profiles, { rows, different })),
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
): Promise<Said[]> {
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
  await connection.run(`CREATE OR REPLACE TEMP TABLE piece AS SELECT ${names} FROM typed`);
  return 'piece';
}

/** A query costs the same however few columns it asks of, so that each of these asks of all. */
async function profileSome(
  connection: DuckDBConnection,
  table: string,
  columns: readonly TypedColumn[],
  counts: RowCounts,
): Promise<ColumnProfile[]> {
  const facts = await factsOf(connection, table, columns, counts.rows);
  const values = await valuesOf(connection, table, columns, counts.rows);
  const ranged = columns.map((column, at) => ({
    column,
    lowest: facts[at]?.lowest ?? null,
    highest: facts[at]?.highest ?? null,
  }));
  const histograms = await histogramsOf(connection, table, ranged);
  return columns.flatMap((column, at) => {
    const [fact, value, histogram] = [facts[at], values[at], histograms[at]];
    return fact && value ? [profileOf(column, fact, value, histogram, counts)] : [];
  });
}

function profileOf(
  column: TypedColumn,
  facts: Facts,
  { top, distinct }: Values,
  histogram: Histogram | undefined,
  counts: RowCounts,
): ColumnProfile {
  const { missing, minimum, maximum, mean } = facts;
  const profile: ColumnProfile = {
    name: column.name,
    type: column.type,
    missing,
    distinct: facts.distinct ?? distinct,
    minimum,
    maximum,
    mean,
    top,
    ...(histogram && { histogram }),
    warnings: [],
  };
  const commas = facts.commas ? [WARNING_SAYINGS.say('warning.decimal_comma', {})] : [];
  return { ...profile, ...warned([...warningsOf(column, profile, counts), ...commas]) };
}

function warningsOf(column: TypedColumn, profile: ColumnProfile, { rows, different }: RowCounts): Said[] {
  const warnings: Said[] = [];
  const present = rows - profile.missing;
  const say = (when: boolean, what: Said) => when && warnings.push(what);
  say(present === 0, WARNING_SAYINGS.say('warning.all_missing', {}));
  say(present > 1 && profile.distinct === 1, WARNING_SAYINGS.say('warning.constant', {}));
  say(tellsApart(column, profile, different), WARNING_SAYINGS.say('warning.id', {}));
  const largest = Math.max(Math.abs(Number(profile.minimum)), Math.abs(Number(profile.maximum)));
  say(column.whole && largest > FLOAT32_WHOLE, WARNING_SAYINGS.say('warning.large_whole', { most: FLOAT32_WHOLE }));
  say(column.type === 'timestamp', WARNING_SAYINGS.say('warning.timestamp', {}));
  say(column.nested, WARNING_SAYINGS.say('warning.nested', {}));
  return warnings;
}

/** Warnings as a profile keeps them. */
function warned(said: readonly Said[]): { warnings: string[]; warningsSaid?: Saying[] } {
  const warnings = said.map(({ message }) => message);
  return said.length === 0 ? { warnings } : { warnings, warningsSaid: said.map((one) => one.said) };
}

function sampleRow(row: Readonly<Record<string, unknown>>, columns: readonly TypedColumn[]): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, type }) => [name, type === 'number' ? numberOf(row[name]) : shorten(cellOf(row[name]))]),
  );
}

function shorten(value: ReturnType<typeof cellOf>) {
  return typeof value === 'string' ? value.slice(0, LONGEST_TEXT) : value;
}
