import type { DuckDBConnection } from '@duckdb/node-api';

export type Cell = string | number | boolean | null;
export type SqlRow = Readonly<Record<string, unknown>>;

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Rows of a query as JSON values; whole numbers beyond 2^53 and dates come as text. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<SqlRow[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

/** A number of a row; whole numbers are given as text. */
export function numberOf(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}
