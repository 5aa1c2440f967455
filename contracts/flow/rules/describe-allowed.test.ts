import { expect, it } from 'vitest';
import { describeAllowed } from './describe-allowed.ts';

it.each([
  [{ const: 1 }, '1'],
  [{ enum: ['a', null] }, 'one of "a", null'],
  [{ type: 'integer', minimum: 1, maximum: 3 }, 'integer >= 1 and <= 3'],
  [{ type: ['number', 'null'], exclusiveMinimum: 0 }, 'number or null > 0'],
  [{ oneOf: [{ type: 'string' }, { exclusiveMaximum: 3 }] }, 'string or value < 3'],
  [{ anyOf: [true, { type: 'null' }] }, 'value or null'],
  [{}, 'value'],
])('%j allows %s', (schema, expected) => {
  expect(describeAllowed(schema)).toBe(expected);
});
