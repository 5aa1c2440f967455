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

it('writes moments of an axis without words, by how long it is', () => {
  const at = new Date(2026, 0, 31, 18, 5);
  expect(makeFormats('en').tick(at, 3_600_000)).toBe('18:05');
  expect(makeFormats('pt-BR').tick(at, 7 * 24 * 3_600_000)).toBe('31/01');
  expect(makeFormats('pt-BR').tick(at, 3 * 366 * 24 * 3_600_000)).toBe('01/2026');
});
