import type { DuckDBConnection } from '@duckdb/node-api';
import type { DataFormat } from '@flowi/contracts/entities';
import type { CsvHeader } from '@flowi/contracts/package';
import { type InferredType, inferTypes } from './infer-types.ts';
import { identifier, literal, rowsOf } from './sql.ts';
import type { StagedTable } from './stage-files.ts';
import { trimmed, wordOf } from './words.ts';

export interface TypedColumn extends InferredType {
  readonly name: string;
  /** Of a type that is read as text because nothing better is known. */
  readonly nested: boolean;
}

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
  const types = await inferTypes(connection, 'texts', names);
  const typed = names.flatMap((name, index) => {
    const type = types[index];
    return type ? [{ name, nested: false, ...type }] : [];
  });
  await connection.run(`CREATE TABLE typed AS ${castTexts(typed, 'texts')}`);
  await connection.run('DROP TABLE texts');
  return typed;
}

/** What is written twice in SQL is worked out twice, so that each step is a query of its own. */
function castTexts(columns: readonly TypedColumn[], table: string): string {
  const each = (part: (column: TypedColumn, index: number) => string) => columns.map(part).join(', ');
  const cut = each(({ name }, at) => `${identifier(name)} AS raw${at}, ${trimmed(identifier(name))} AS cut${at}`);
  const words = each((_, at) => `raw${at}, ${wordOf(`cut${at}`)} AS word${at}`);
  const casts = each((column, at) => `${castOfText(column, at)} AS ${identifier(column.name)}`);
  return `SELECT ${casts} FROM (SELECT ${words} FROM (SELECT ${cut} FROM ${table}))`;
}

const SQL_TYPES = { number: 'DOUBLE', boolean: 'BOOLEAN', timestamp: 'TIMESTAMP', string: 'VARCHAR' } as const;

function castOfText({ type, whole }: TypedColumn, index: number): string {
  if (type === 'string') return `CASE WHEN word${index} IS NULL THEN NULL ELSE raw${index} END`;
  return `CAST(word${index} AS ${type === 'number' && whole ? 'BIGINT' : SQL_TYPES[type]})`;
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
