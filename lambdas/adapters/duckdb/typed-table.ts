import type { DuckDBConnection } from '@duckdb/node-api';
import type { DataFormat } from '@flowi/contracts/entities';
import { type CsvHeader, MISSING_TEXTS, SPACES } from '@flowi/contracts/package';
import { identifier, literal, rowsOf, type SqlRow } from './sql.ts';
import type { StagedTable } from './stage-files.ts';

export type ColumnType = 'number' | 'boolean' | 'string' | 'timestamp';

export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Whole numbers only. */
  readonly whole: boolean;
  /** Of a type that is read as text because nothing better is known. */
  readonly nested: boolean;
}

/** The forms of numbers, booleans and dates, as the trainer reads them. */
const NUMBER = String.raw`[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?`;
const LEADING_ZERO = '[+-]?0[0-9].*';
const WHOLE = '[+-]?[0-9]{1,18}';
const BOOLEAN = '(true|false|True|False|TRUE|FALSE)';
const DATE = String.raw`[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)?`;
const COLUMNS_AT_ONCE = 50;

/** Loads staged files into the table `typed` and tells its columns. */
export async function loadTyped(
  connection: DuckDBConnection,
  table: StagedTable,
  format: DataFormat,
): Promise<TypedColumn[]> {
  const texts = table.files.flatMap(({ path, header }) => (header === null ? [] : [{ path, header }]));
  if (format === 'csv') return loadCsv(connection, texts);
  const files = `[${table.files.map(({ path }) => literal(path)).join(', ')}]`;
  const source = format === 'parquet' ? `read_parquet(${files})` : `read_json(${files}, format = 'newline_delimited')`;
  const described = await rowsOf(connection, `DESCRIBE SELECT * FROM ${source}`);
  const columns = described.map((row) => columnOf(String(row['column_name']), String(row['column_type'])));
  const casts = columns.map((column) => `${castOf(column)} AS ${identifier(column.name)}`);
  await connection.run(`CREATE TABLE typed AS SELECT ${casts.join(', ')} FROM ${source}`);
  return columns;
}

async function loadCsv(
  connection: DuckDBConnection,
  files: readonly { readonly path: string; readonly header: CsvHeader }[],
): Promise<TypedColumn[]> {
  const names = files[0]?.header.names ?? [];
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const sources = files.map(({ path, header: { separator, line } }) => {
    const options = `delim = ${literal(separator)}, quote = '"', escape = '"', skip = ${line - 1}, header = true, auto_detect = false`;
    return `SELECT * FROM read_csv(${literal(path)}, ${options}, columns = {${columns}})`;
  });
  await connection.run(`CREATE TABLE texts AS ${sources.join(' UNION ALL ')}`);
  const typed: TypedColumn[] = [];
  for (let start = 0; start < names.length; start += COLUMNS_AT_ONCE)
    typed.push(...(await inferTypes(connection, names.slice(start, start + COLUMNS_AT_ONCE))));
  const casts = typed.map((column) => `${castOfText(column)} AS ${identifier(column.name)}`);
  await connection.run(`CREATE TABLE typed AS SELECT ${casts.join(', ')} FROM texts`);
  await connection.run('DROP TABLE texts');
  return typed;
}

async function inferTypes(connection: DuckDBConnection, names: readonly string[]): Promise<TypedColumn[]> {
  const parts = names.flatMap((name, index) => {
    const value = `(CASE WHEN ${isMissing(name)} THEN NULL ELSE ${trimmed(name)} END)`;
    const all = (pattern: string) => `coalesce(bool_and(regexp_full_match(${value}, ${literal(pattern)})), false)`;
    return [
      `${all(NUMBER)} AS number${index}`,
      `${all(WHOLE)} AS whole${index}`,
      `${all(BOOLEAN)} AS boolean${index}`,
      `${all(DATE)} AND coalesce(bool_and(try_cast(${value} AS TIMESTAMP) IS NOT NULL OR ${value} IS NULL), false) AS date${index}`,
      `coalesce(bool_or(regexp_full_match(${value}, ${literal(LEADING_ZERO)})), false) AS zero${index}`,
    ];
  });
  const [row = {}] = await rowsOf(connection, `SELECT ${parts.join(', ')} FROM texts`);
  return names.map((name, index) => ({ name, nested: false, ...inferred(row, index) }));
}

function inferred(row: SqlRow, index: number): { type: ColumnType; whole: boolean } {
  const is = (what: string) => row[`${what}${index}`] === true;
  if (is('number') && !is('zero')) return { type: 'number', whole: is('whole') };
  if (is('boolean')) return { type: 'boolean', whole: false };
  return { type: is('date') ? 'timestamp' : 'string', whole: false };
}

function isMissing(name: string): string {
  return `${identifier(name)} IS NULL OR ${trimmed(name)} IN (${MISSING_TEXTS.map(literal).join(', ')})`;
}

function trimmed(name: string): string {
  return `trim(${identifier(name)}, ${literal(SPACES)})`;
}

const SQL_TYPES = { number: 'DOUBLE', boolean: 'BOOLEAN', timestamp: 'TIMESTAMP', string: 'VARCHAR' } as const;

function castOfText({ name, type, whole }: TypedColumn): string {
  const target = type === 'number' && whole ? 'BIGINT' : SQL_TYPES[type];
  return `CASE WHEN ${isMissing(name)} THEN NULL ELSE ${type === 'string' ? identifier(name) : `CAST(${trimmed(name)} AS ${target})`} END`;
}

const WHOLE_TYPES = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;

function columnOf(name: string, sqlType: string): TypedColumn {
  const whole = WHOLE_TYPES.test(sqlType);
  if (whole || /^(FLOAT|DOUBLE|DECIMAL)/.test(sqlType)) return { name, type: 'number', whole, nested: false };
  if (sqlType === 'BOOLEAN') return { name, type: 'boolean', whole: false, nested: false };
  if (/^(DATE|TIMESTAMP)/.test(sqlType)) return { name, type: 'timestamp', whole: false, nested: false };
  return { name, type: 'string', whole: false, nested: !/^(VARCHAR|ENUM|UUID|TIME)/.test(sqlType) };
}

function castOf({ name, type, whole }: TypedColumn): string {
  const quoted = identifier(name);
  if (type === 'number' && whole) return quoted;
  if (type === 'number') return `CASE WHEN isfinite(CAST(${quoted} AS DOUBLE)) THEN CAST(${quoted} AS DOUBLE) END`;
  return `CAST(${quoted} AS ${SQL_TYPES[type]})`;
}
