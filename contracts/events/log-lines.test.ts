import { expect, it } from 'vitest';
import { readLogLine, readLogLines } from './log-lines.ts';

it.each([
  ['2026-01-31 06:00:00,123 INFO [svc trial 3] fitted in 0.012 s', 'INFO', 'svc', 3],
  ['2026-01-31 06:00:00,123 WARNING [fill_na-2] no value', 'WARNING', 'fill_na-2', null],
  ['2026-01-31 06:00:00,123 CRITICAL out of memory', 'ERROR', null, null],
  ['2026-01-31 06:00:00.123 INFO columns [1] and [2]', 'INFO', null, null],
  ['2026-01-31 06:00:00,123 INFO said: [svc trial 3]', 'INFO', null, null],
  ['Killed', null, null, null],
  ['', null, null, null],
] as const)('reads %s', (text, level, nodeId, trial) => {
  expect(readLogLine(text)).toEqual({ text, level, nodeId, trial });
});

it('keeps every line of a log, empty ones too', () => {
  expect(readLogLines('a\n\nb\n').map(({ text }) => text)).toEqual(['a', '', 'b']);
  expect(readLogLines('')).toEqual([]);
});
