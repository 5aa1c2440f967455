import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFailure } from './describe-failure.ts';

describe('a failure', () => {
  it.each([
    [
      'a reply',
      { ok: false, code: 'invalid_data', message: 'one class', logTail: ['a'], fix: 'add rows' },
      { code: 'invalid_data', cause: 'one class', logTail: ['a'], fix: 'add rows' },
    ],
    [
      'a reply without fix',
      { ok: false, code: 'parity_failed', message: 'differs' },
      { code: 'parity_failed', cause: 'differs', fix: expect.stringContaining('exported') },
    ],
    [
      'a thrown error',
      { Error: 'TypeError', Cause: '{"errorType":"TypeError","errorMessage":"x is not a function","trace":[]}' },
      { code: 'internal', cause: 'x is not a function' },
    ],
    ['a time-out', { Error: 'States.Timeout', Cause: '' }, { code: 'timeout', fix: expect.stringContaining('longer') }],
    [
      'a SageMaker job',
      {
        Error: 'States.TaskFailed',
        Cause: JSON.stringify({ TrainingJobStatus: 'Failed', FailureReason: 'AlgorithmError: one class' }),
      },
      { code: 'job_failed', cause: 'AlgorithmError: one class' },
    ],
    [
      'a nested execution',
      {
        Error: 'States.TaskFailed',
        Cause: JSON.stringify({ Status: 'FAILED', Cause: '{"errorMessage":"endpoint did not start"}' }),
      },
      { code: 'job_failed', cause: 'endpoint did not start' },
    ],
    [
      'a busy service',
      { Error: 'Lambda.TooManyRequestsException', Cause: 'Rate exceeded' },
      { code: 'upstream_unavailable', cause: 'Rate exceeded' },
    ],
    [
      'a task that Flowi ended through its token',
      { Error: 'conflict', Cause: 'Nobody could be asked to approve: the run timed out' },
      { code: 'conflict', cause: 'Nobody could be asked to approve: the run timed out' },
    ],
    ['nothing known', {}, { code: 'internal', cause: expect.stringContaining('unknown') }],
  ])('is told of %s', (_, error, expected) => {
    expect(describeFailure('Train', error)).toMatchObject({ step: 'Train', ...expected });
  });

  it.each([
    ['that timed out', { Error: 'States.Timeout', Cause: '' }, 'timeout', /decide on its page/],
    ['that nobody was asked for', { Error: 'internal', Cause: 'the topic is gone' }, 'internal', /approval off/],
  ])('of an approval %s is mended by people', (_, error, code, fix) => {
    expect(describeFailure('Approve', error)).toMatchObject({ code, fix: expect.stringMatching(fix) });
  });

  it('always has a code and words, whatever was caught', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('ok', 'code', 'message', 'Error', 'Cause', 'logTail', 'fix'),
          fc.oneof(fc.jsonValue(), fc.json()),
        ),
        (error) => {
          const failure = describeFailure('Train', error);

          expect(failure.code).not.toBe('');
          expect(failure.cause).not.toBe('');
        },
      ),
    );
  });
});
