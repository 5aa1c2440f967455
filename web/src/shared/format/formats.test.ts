import { expect, it } from 'vitest';
import { makeFormats } from './formats.ts';

const { bytes, span, figure } = makeFormats('en');

it.each([
  [-1, '0 s'],
  [0.044, '44 ms'],
  [1.44, '1.4 s'],
  [3, '3 s'],
  [12.9, '12 s'],
  [61, '1 min 1 s'],
  [3_661, '1 h 1 min'],
])('writes %d seconds as %s', (seconds, text) => {
  expect(span(seconds).replaceAll('\u00a0', ' ')).toBe(text);
});

it('keeps a figure and its unit on one line', () => {
  expect(span(61)).toBe('1\u00a0min 1\u00a0s');
  expect(makeFormats('pt-BR').span(1.44)).toBe('1,4\u00a0s');
});

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
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
