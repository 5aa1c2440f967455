import type { DuckDBConnection } from '@duckdb/node-api';
import { FlowiError } from '@flowi/contracts/errors';
import { MISSING_TEXTS, type ModelContract, type RawColumn, SPACES } from '@flowi/contracts/package';
import { identifier, literal } from './sql.ts';

/** Columns that this command adds behind those of the source. */
export const PREDICTION_COLUMN = 'prediction';
export const REASON_COLUMN = 'prediction_error';
export const SCORE_PREFIX = 'score_';
/** Name under which DuckDB numbers the rows of a Parquet file. */
export const ROW_NUMBER = 'file_row_number';

export interface SourceColumn {
  readonly name: string;
  /** Type as DuckDB names it. */
  readonly type: string;
}

/** Columns of a table expression, e.g. a call of read_parquet. */
export async function readColumns(connection: DuckDBConnection, table: string): Promise<SourceColumn[]> {
  const result = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`);
  return result.getRowsJson().map(([name, type]) => ({ name: String(name), type: String(type) }));
}

/** Names of the columns that predictions bring along. */
export function addedColumns({ classes, outputs }: ModelContract, withScores: boolean): string[] {
  const scores = withScores && outputs.scores !== null ? (classes ?? []).map((name) => `${SCORE_PREFIX}${name}`) : [];
  return [PREDICTION_COLUMN, ...scores, REASON_COLUMN];
}

/**
 * @param reserved names that the source must not have
 * @throws FlowiError `invalid_data` when the source lacks a column of the model, or has one of a reserved name
 */
export function checkColumns(
  columns: readonly SourceColumn[],
  contract: ModelContract,
  reserved: readonly string[],
  source: string,
): void {
  const names = columns.map((column) => column.name);
  const missing = contract.columns.filter(({ name }) => !names.includes(name)).map(({ name }) => name);
  if (missing.length > 0) {
    throw new FlowiError(
      'invalid_data',
      `${source} lacks ${missing.join(', ')}, which the model needs; it has ${names.join(', ')}`,
    );
  }
  const lower = reserved.map((name) => name.toLowerCase());
  const taken = names.filter((name) => lower.includes(name.toLowerCase()));
  if (taken.length > 0)
    throw new FlowiError(
      'invalid_data',
      `${source} has the column ${taken.join(', ')}, a name that predictions use; rename it`,
    );
}

/** How a raw column of the contract is read from its column of the source. */
export interface ColumnReader {
  /** Number: FLOAT or DOUBLE with NaN for missing. Text: VARCHAR. */
  readonly select: string;
  /** True where the value cannot be read; null when that cannot happen. */
  readonly unreadable: string | null;
}

const WHOLE_OR_DECIMAL = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\(.*\)|DOUBLE)$/;

/**
 * SQL that reads a column the way the request decoders do: NaN is missing, in CSV and among texts that stand for numbers so are empty
 * text, NA and their like.
 */
export function columnReader(name: string, type: RawColumn['type'], source: SourceColumn, csv: boolean): ColumnReader {
  const column = identifier(name);
  if (type === 'string' && csv)
    return { select: `CASE WHEN ${isMissing(column)} THEN NULL ELSE ${column} END`, unreadable: null };
  if (type === 'string') return { select: `CAST(${column} AS VARCHAR)`, unreadable: null };
  if (type === 'number' && source.type === 'FLOAT')
    return { select: `coalesce(${column}, 'nan'::FLOAT)`, unreadable: null };
  if (type === 'number' && WHOLE_OR_DECIMAL.test(source.type))
    return { select: `coalesce(CAST(${column} AS DOUBLE), 'nan'::DOUBLE)`, unreadable: null };
  const given = `CAST(${column} AS VARCHAR)`;
  const text = `(CASE WHEN ${isMissing(given)} THEN NULL ELSE ${trimmed(given)} END)`;
  const value = type === 'number' ? numberOf(text) : truthOf(text);
  const reader = {
    select: `coalesce(${value}, 'nan'::DOUBLE)`,
    unreadable: `(${text} IS NOT NULL AND ${value} IS NULL)`,
  };
  return type === 'number' ? withShortcut(given, reader) : reader;
}

/** Most cells are plain numbers; only the others are looked at closely, which takes ten times as long. */
function withShortcut(given: string, { select, unreadable }: { select: string; unreadable: string }): ColumnReader {
  const plain = `(isfinite(TRY_CAST(${given} AS DOUBLE)) AND NOT contains(${given}, '_'))`;
  return {
    select: `CASE WHEN ${plain} THEN TRY_CAST(${given} AS DOUBLE) ELSE ${select} END`,
    unreadable: `(CASE WHEN ${plain} THEN false ELSE ${unreadable} END)`,
  };
}

function isMissing(text: string): string {
  return `${trimmed(text)} IN (${MISSING_TEXTS.map(literal).join(', ')})`;
}

/** Cutting off any of two dozen characters is slow, so it is done only where one of them is at an end. */
function trimmed(text: string): string {
  const spaces = literal(SPACES);
  const padded = `(contains(${spaces}, left(${text}, 1)) OR contains(${spaces}, right(${text}, 1)))`;
  return `(CASE WHEN ${padded} THEN trim(${text}, ${spaces}) ELSE ${text} END)`;
}

function numberOf(text: string): string {
  // DuckDB reads 1_000 and -nan as numbers; the request decoders do not.
  return `(CASE WHEN contains(${text}, '_') OR isnan(TRY_CAST(${text} AS DOUBLE)) THEN NULL ELSE TRY_CAST(${text} AS DOUBLE) END)`;
}

function truthOf(text: string): string {
  return `(CASE WHEN ${text} IN ('true', 'True', 'TRUE', '1') THEN 1.0 WHEN ${text} IN ('false', 'False', 'FALSE', '0') THEN 0.0 END)::DOUBLE`;
}
