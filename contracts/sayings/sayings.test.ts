import { describe, expect, it } from 'vitest';
import { FlowiError } from '../errors/index.ts';
import {
  inLines,
  NOTICE_SAYINGS,
  PROBLEM_SAYINGS,
  RELEASE_SAYINGS,
  sayProblem,
  TRAINER_SAYINGS,
  together,
  WARNING_SAYINGS,
} from './index.ts';

describe('a sentence', () => {
  it('is said in English, with what another language needs for it', () => {
    const said = sayProblem('run.no_retry', { run: 'r-1', state: 'succeeded' });

    expect(said).toEqual({
      message: 'Run r-1 is succeeded; only a failed or stopped run can be retried.',
      said: { id: 'run.no_retry', values: { run: 'r-1', state: 'succeeded' } },
    });
    expect(new FlowiError('conflict', said)).toMatchObject(said);
    expect(new FlowiError('conflict', 'In other words.').said).toBeUndefined();
  });

  it('stands within another one', () => {
    const { message, said } = sayProblem('file.empty', {});
    const fault = sayProblem('file.fault', { file: 'a.csv', line: 1, problem: message, because: said });

    expect(fault.message).toBe('a.csv, line 1: is empty; the first line names the columns, rows follow.');
    expect(fault.said.values['because']).toEqual(said);
  });
});

it('ids are the same in no two books', () => {
  const ids = [PROBLEM_SAYINGS, NOTICE_SAYINGS, RELEASE_SAYINGS, WARNING_SAYINGS, TRAINER_SAYINGS].flatMap(
    (book) => book.ids,
  );

  expect(ids).toEqual([...new Set(ids)]);
});

it('sentences and lines become one text', () => {
  const down = RELEASE_SAYINGS.say('release.taken_down', {});
  const log = NOTICE_SAYINGS.say('notice.log', {});

  expect(together([down, log])).toEqual({ reason: 'Taken down. End of the log:', said: [down.said, log.said] });
  expect(inLines([[down, log], [log]])).toEqual({
    text: 'Taken down. End of the log:\nEnd of the log:',
    said: [[down.said, log.said], [log.said]],
  });
});
