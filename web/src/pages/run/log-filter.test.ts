import { readLogLines } from '@flowi/contracts/events';
import { expect, it } from 'vitest';
import { filterLog, type LogFilter } from './log-filter.ts';

const LOG = readLogLines(
  [
    '2026-01-31 06:00:00,000 INFO phase: fitting',
    '2026-01-31 06:00:00,100 INFO [fill trial 1] fitted in 0.001 s',
    '2026-01-31 06:00:00,200 WARNING [svc trial 1] did not Converge',
    '2026-01-31 06:00:00,300 ERROR [svc trial 2] it broke',
    'Killed',
    '',
  ].join('\n'),
);
const ALL: LogFilter = { nodeId: null, level: null, words: '' };

it.each([
  ['everything', {}, [0, 1, 2, 3, 4]],
  ['a node', { nodeId: 'svc' }, [2, 3]],
  ['a level and what is more pressing', { level: 'WARNING' }, [2, 3]],
  ['words in either case', { words: 'converge' }, [2]],
  ['words that mean something to a pattern', { words: '[fill' }, [1]],
  ['all of these at once', { nodeId: 'svc', level: 'ERROR', words: 'broke' }, [3]],
  ['nothing that is not there', { nodeId: 'acc' }, []],
] as const)('lets %s pass', (_, filter, passed) => {
  expect(filterLog(LOG, { ...ALL, ...filter })).toEqual(passed.map((index) => LOG[index]));
});
