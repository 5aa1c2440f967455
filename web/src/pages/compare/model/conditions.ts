import type { Column } from './columns.ts';
import type { CompareRow } from './compare-row.ts';

/** From one value to another, both included; an end that is left out is open. */
export interface Range {
  readonly from?: number;
  readonly to?: number;
}

/** What the value of a column has to be. */
export type Condition = Range | { readonly oneOf: readonly string[] };

/** Conditions by the key of their column; a row has to meet all. */
export type Conditions = ReadonlyMap<string, Condition>;

export function meets(value: string | number | undefined, condition: Condition): boolean {
  if (value === undefined) return false;
  if ('oneOf' in condition) return condition.oneOf.includes(String(value));
  if (typeof value !== 'number') return false;
  return (
    (condition.from === undefined || value >= condition.from) && (condition.to === undefined || value <= condition.to)
  );
}

/** The rows that meet every condition. Conditions on columns that no row has are passed over. */
export function rowsMeeting(
  rows: readonly CompareRow[],
  columns: readonly Column[],
  conditions: Conditions,
): readonly CompareRow[] {
  const tests = columns.flatMap(({ key, valueIn }) => {
    const condition = conditions.get(key);
    return condition === undefined ? [] : [(row: CompareRow) => meets(valueIn(row), condition)];
  });
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

/** The conditions as the address has them; undefined when there are none. */
export function writeConditions(conditions: Conditions): string | undefined {
  if (conditions.size === 0) return undefined;
  return [...conditions]
    .map(([key, condition]) => {
      const name = encodeURIComponent(key);
      if ('oneOf' in condition) return `${name}=${condition.oneOf.map(encodeURIComponent).join('|')}`;
      return `${name}:${condition.from ?? ''}..${condition.to ?? ''}`;
    })
    .join(';');
}

const WRITTEN = /^([^:=]+)(?::(.*?)\.\.(.*)|=(.*))$/;

/** Takes from an address what it can. */
export function readConditions(text: string | undefined): Conditions {
  const conditions = new Map<string, Condition>();
  for (const part of (text ?? '').split(';')) {
    const [, name = '', from = '', to = '', list] = WRITTEN.exec(part) ?? [];
    const key = decoded(name);
    if (key === null) continue;
    if (list !== undefined) conditions.set(key, { oneOf: list.split('|').flatMap((word) => decoded(word) ?? []) });
    else {
      const range = { ...bound('from', from), ...bound('to', to) };
      if (Object.keys(range).length > 0) conditions.set(key, range);
    }
  }
  return conditions;
}

function bound(end: 'from' | 'to', text: string): Range {
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? {} : { [end]: value };
}

function decoded(text: string): string | null {
  try {
    return text === '' ? null : decodeURIComponent(text);
  } catch {
    return null;
  }
}
