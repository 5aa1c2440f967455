/** The words that what a parameter admits is described with. */
export interface AllowedWords {
  readonly or: (parts: readonly string[]) => string;
  readonly and: (parts: readonly string[]) => string;
  readonly oneOf: (values: readonly string[]) => string;
  /** @param name of a type of JSON Schema, or `value` for any */
  readonly type: (name: string) => string;
}

export const ENGLISH_ALLOWED: AllowedWords = {
  or: (parts) => parts.join(' or '),
  and: (parts) => parts.join(' and '),
  oneOf: (values) => `one of ${values.join(', ')}`,
  type: (name) => name,
};

/** What a parameter's schema admits, in words: `number > 0`, `one of "a", "b"`. */
export function describeAllowed(schema: Record<string, unknown>, words: AllowedWords = ENGLISH_ALLOWED): string {
  const alternatives = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(alternatives))
    return words.or(alternatives.map((one) => describeAllowed(isRecord(one) ? one : {}, words)));
  if (Array.isArray(schema['enum'])) return words.oneOf(schema['enum'].map((value) => JSON.stringify(value)));
  if ('const' in schema) return JSON.stringify(schema['const']);
  const bounds = [
    bound(schema, 'minimum', '>='),
    bound(schema, 'exclusiveMinimum', '>'),
    bound(schema, 'maximum', '<='),
    bound(schema, 'exclusiveMaximum', '<'),
  ];
  const types = Array.isArray(schema['type']) ? schema['type'].map(String) : [String(schema['type'] ?? 'value')];
  const type = words.or(types.map(words.type));
  const range = words.and(bounds.filter((part) => part !== ''));
  return range === '' ? type : `${type} ${range}`;
}

function bound(schema: Record<string, unknown>, key: string, sign: string): string {
  const value = schema[key];
  return typeof value === 'number' ? `${sign} ${value}` : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
