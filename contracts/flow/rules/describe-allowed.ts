/** What a parameter's schema admits, in words: `number > 0`, `one of "a", "b"`. */
export function describeAllowed(schema: Record<string, unknown>): string {
  const alternatives = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(alternatives))
    return alternatives.map((one) => describeAllowed(isRecord(one) ? one : {})).join(' or ');
  if (Array.isArray(schema['enum'])) return `one of ${schema['enum'].map((value) => JSON.stringify(value)).join(', ')}`;
  if ('const' in schema) return JSON.stringify(schema['const']);
  const bounds = [
    bound(schema, 'minimum', '>='),
    bound(schema, 'exclusiveMinimum', '>'),
    bound(schema, 'maximum', '<='),
    bound(schema, 'exclusiveMaximum', '<'),
  ];
  const type = Array.isArray(schema['type']) ? schema['type'].join(' or ') : String(schema['type'] ?? 'value');
  const range = bounds.filter((part) => part !== '').join(' and ');
  return range === '' ? type : `${type} ${range}`;
}

function bound(schema: Record<string, unknown>, key: string, sign: string): string {
  const value = schema[key];
  return typeof value === 'number' ? `${sign} ${value}` : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
