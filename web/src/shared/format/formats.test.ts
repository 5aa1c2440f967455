import { expect, it } from 'vitest';
import { makeFormats } from './formats.ts';

const { bytes, span, figure } = makeFormats('en');

it.each([
  [-1, '0ms'],
  [0.044, '44ms'],
  [1.44, '1.4s'],
  [12.9, '12s'],
  [61, '1m 1s'],
  [3_661, '1h 1m'],
])('writes %d seconds as %s', (seconds, text) => {
  expect(span(seconds)).toBe(text);
});

it.each([
  [0, '0 byte'],
  [999, '999 byte'],
  [1_500, '1.5 kB'],
  [2_000_000_000, '2 GB'],
])('writes a size of %d bytes as %s', (value, text) => {
  expect(bytes(value)).toBe(text);
});

it('gives figures enough digits to tell models apart', () => {
  expect(figure(0.966_66)).toBe('0.9667');
  expect(makeFormats('de').figure(0.5)).toBe('0,5');
});
