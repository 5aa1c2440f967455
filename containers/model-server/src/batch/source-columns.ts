import type { DuckDBConnection } from '@duckdb/node-api';
import { FlowiError } from '@flowi/contracts/errors';
import type { ModelContract, RawColumn } from '@flowi/contracts/package';
import { sayProblem } from '@flowi/contracts/sayings';
import { TRUTHS } from '../codecs/cells.ts';
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
      sayProblem('batch.columns_lacking', { source, lacking: missing, columns: names }),
    );
  }
  const lower = reserved.map((name) => name.toLowerCase());
  const taken = names.filter((name) => lower.includes(name.toLowerCase()));
  if (taken.length > 0)
    throw new FlowiError('invalid_data', sayProblem('batch.columns_taken', { source, columns: taken }));
}

/** How a raw column of the contract is read from its column of the source: two selections, the second from the first, so that nothing is computed twice. */
export interface ColumnReader {
  /** Selected from the source, under names of its own. */
  readonly first: string;
  /** Number and boolean: FLOAT or DOUBLE, NaN for missing and for what `rest` holds. Text: VARCHAR. */
  readonly value: string;
  /** VARCHAR: a cell that the engine cannot be trusted to read, else NULL; null when there can be none. */
  readonly rest: string | null;
}

const WHOLE_OR_DECIMAL = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\(.*\)|DOUBLE)$/;

/**
 * SQL that reads a column. Of texts that stand for numbers or booleans the engine reads the plain ones, which are nearly all; the rest
 * is left to the parsers of the request decoders.
 *
 * @param index place of the column in the contract
 */
export function columnReader(index: number, { name, type }: RawColumn, source: SourceColumn): ColumnReader {
  const column = identifier(name);
  const [value, text] = [`value${index}`, `text${index}`];
  const direct = (sql: string): ColumnReader => ({ first: `${sql} AS ${value}`, value, rest: null });
  if (type === 'string') return direct(`CAST(${column} AS VARCHAR)`);
  if (type === 'number' && source.type === 'FLOAT') return direct(`coalesce(${column}, 'nan'::FLOAT)`);
  if (type === 'number' && WHOLE_OR_DECIMAL.test(source.type))
    return direct(`coalesce(CAST(${column} AS DOUBLE), 'nan'::DOUBLE)`);
  const given = `CAST(${column} AS VARCHAR)`;
  return {
    first: `${given} AS ${text}, ${type === 'number' ? plainNumber(given) : plainTruth(given)} AS ${value}`,
    value: `CASE WHEN isfinite(${value}) THEN ${value} ELSE 'nan'::DOUBLE END`,
    rest: `CASE WHEN isfinite(${value}) THEN NULL ELSE ${text} END`,
  };
}

/** DuckDB reads 1_000 as a number; the request decoders do not. */
function plainNumber(text: string): string {
  return `CASE WHEN contains(${text}, '_') THEN NULL ELSE TRY_CAST(${text} AS DOUBLE) END`;
}

function plainTruth(text: string): string {
  const cases = [...TRUTHS].map(([word, truth]) => `WHEN ${literal(word)} THEN ${truth ? '1.0' : '0.0'}`);
  return `CAST(CASE ${text} ${cases.join(' ')} END AS DOUBLE)`;
}
