import { expect, it } from 'vitest';
import { isCron, isTimezone } from './schedule.ts';

it.each([
  ['0 6 * * 1', true],
  [' */5 0-6,12 1 JAN-MAR mon ', true],
  ['0 0 29 2 *', true],
  ['0 0 31 2 *', false],
  ['0 0 6 * * 1', false],
  ['60 * * * *', false],
  ['@daily', false],
  ['', false],
  ['a b c d e', false],
])('cron %j: %s', (text, expected) => {
  expect(isCron(text)).toBe(expected);
});

it.each([
  ['UTC', true],
  ['America/Sao_Paulo', true],
  ['Mars/Olympus', false],
  ['+03:00', false],
  ['', false],
])('time zone %j: %s', (name, expected) => {
  expect(isTimezone(name)).toBe(expected);
});
