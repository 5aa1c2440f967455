import type { RawColumn } from '@flowi/contracts/package';
import type { RawRow } from './snippets.ts';

/** What is typed for each column; nothing means that the value is missing. */
export type TypedRow = Readonly<Record<string, string>>;

/** A row as it stands in the fields of a form. */
export function typedRow(columns: readonly RawColumn[], row: RawRow): TypedRow {
  return Object.fromEntries(columns.map(({ name }) => [name, row[name] == null ? '' : String(row[name])]));
}

/** What is sent of a form; a number that is none is sent as it was typed, so that the API says what is wrong with it. */
export function rawRow(columns: readonly RawColumn[], typed: TypedRow): RawRow {
  return Object.fromEntries(columns.map(({ name, type }) => [name, rawValue(type, typed[name] ?? '')]));
}

function rawValue(type: RawColumn['type'], text: string): string | number | boolean | null {
  if (text === '') return null;
  if (type === 'string') return text;
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? text : number;
}
