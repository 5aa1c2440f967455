import { expect, test } from 'vitest';
import { shouldAlarm } from './alarm.ts';
import type { DriftReport } from './drift-report.schema.ts';

const LETTERS: Record<string, DriftReport['verdict']> = { d: 'drift', o: 'ok', w: 'watch', n: 'not_enough_data' };
const verdicts = (text: string) => [...text].map((letter) => LETTERS[letter]!);

test.each([
  ['', false],
  ['d', false],
  ['od', false],
  ['dd', true],
  ['dnd', true],
  ['ddo', false],
  ['dwdod', true],
  ['dodwo', false],
  ['doood', false],
  ['dooodo', false],
  ['ddooood', false],
  ['nnnn', false],
])('verdicts %j, oldest first: alarm is %s', (text, expected) => {
  expect(shouldAlarm(verdicts(text))).toBe(expected);
});
