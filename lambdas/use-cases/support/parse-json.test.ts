import { expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

it('gives the value, and undefined for what is no JSON', () => {
  expect(parseJson('{"rows": [1, null]}')).toEqual({ rows: [1, null] });
  expect(parseJson('null')).toBeNull();
  for (const torn of ['', '{"rows": ', 'rows', '\u0000']) expect(parseJson(torn)).toBeUndefined();
});
