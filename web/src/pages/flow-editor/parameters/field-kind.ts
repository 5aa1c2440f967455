import type { PlainValue } from '@flowi/contracts/flow';

/** A parameter's JSON Schema, as the catalogue has it. */
export type ParameterSchema = Readonly<Record<string, unknown>>;

/** What one value of a parameter may be, read from the few shapes of schema that the catalogue uses. */
export interface ValueKind {
  /** Values that can only be chosen. */
  readonly options: readonly (string | number)[];
  readonly text: boolean;
  readonly number: boolean;
  /** Numbers have to be whole. */
  readonly whole: boolean;
  readonly flag: boolean;
  /** null is allowed. */
  readonly empty: boolean;
  /** A list is allowed; its items are of the kind told. */
  readonly items: 'text' | 'number' | null;
}

/** Reads what a parameter admits: alternatives are taken together. */
export function kindOf(schema: ParameterSchema): ValueKind {
  const alternatives = alternativesOf(schema);
  const types = alternatives.map((one) => one['type']);
  const open = alternatives.filter((one) => !('enum' in one) && !('const' in one));
  const openTypes = new Set(open.flatMap((one) => one['type']));
  const list = alternatives.find((one) => one['type'] === 'array');
  return {
    options: alternatives.flatMap(optionsOf),
    text: openTypes.has('string'),
    number: openTypes.has('number') || openTypes.has('integer'),
    whole: openTypes.has('integer') && !openTypes.has('number'),
    flag: types.includes('boolean'),
    empty: types.flat().includes('null'),
    items: list ? itemsOf(list) : null,
  };
}

/** How text stands for null where a parameter takes it. */
export const NULL_TEXT = 'null';

/**
 * Reads what somebody typed as a value of this kind. What cannot be read stays text, so that the parameter's validator can say what is
 * allowed.
 */
export function readValue(text: string, kind: ValueKind): PlainValue {
  const trimmed = text.trim();
  const option = kind.options.find((one) => String(one) === trimmed);
  if (option !== undefined) return option;
  if (kind.empty && (trimmed === '' || trimmed.toLowerCase() === NULL_TEXT)) return null;
  if (kind.flag && (trimmed === 'true' || trimmed === 'false')) return trimmed === 'true';
  if (kind.number && trimmed !== '' && Number.isFinite(Number(trimmed))) return Number(trimmed) || 0;
  return text;
}

/** The text that `readValue` reads as this value. */
export function showValue(value: PlainValue): string {
  if (value === null) return NULL_TEXT;
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** Splits pasted lists: by comma, semicolon, line or tab, and for numbers by spaces too. Brackets and quotes around are dropped. */
export function splitList(text: string, kind: ValueKind): readonly string[] {
  const separators = kind.text || kind.options.length > 0 ? /[,;\n\t]+/ : /[,;\s]+/;
  return text
    .trim()
    .replace(/^\[|\]$/g, '')
    .split(separators)
    .map((part) => part.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((part) => part !== '');
}

function alternativesOf(schema: ParameterSchema): readonly ParameterSchema[] {
  const given = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(given) ? given.filter(isRecord) : [schema];
}

function optionsOf(schema: ParameterSchema): readonly (string | number)[] {
  const given = Array.isArray(schema['enum']) ? schema['enum'] : 'const' in schema ? [schema['const']] : [];
  return given.filter((value) => typeof value === 'string' || typeof value === 'number');
}

function itemsOf(schema: ParameterSchema): 'text' | 'number' {
  const { items } = schema;
  const type = isRecord(items) ? items['type'] : undefined;
  return type === 'number' || type === 'integer' ? 'number' : 'text';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
