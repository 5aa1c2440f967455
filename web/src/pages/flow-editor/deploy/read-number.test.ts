import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

it.each([
  ['', null],
  ['  ', null],
  ['0.9', 0.9],
  ['0,9', 0.9],
  ['-1e-3', -0.001],
  ['0.', 0],
  ['-', undefined],
  ['1.2.3', undefined],
  ['Infinity', undefined],
])('%j is %j', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

it('takes what it would write, and nothing below the least', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(readNumber(String(number)) === number).toBe(true);
      expect(readNumber(String(number), 0)).toBe(number >= 0 ? (Object.is(number, -0) ? 0 : number) : undefined);
    }),
  );
});
