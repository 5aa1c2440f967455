import { expect, it } from 'vitest';
import { ERROR_CODES, RETRYABLE_CODES, STATUS_OF_CODE } from './codes.ts';
import { FlowiError } from './flowi-error.ts';
import { problemSchema } from './problem.schema.ts';

it('every code has an HTTP status of a failure', () => {
  expect(ERROR_CODES.filter((code) => STATUS_OF_CODE[code] < 400 || STATUS_OF_CODE[code] > 599)).toEqual([]);
  expect([...RETRYABLE_CODES].every((code) => ERROR_CODES.includes(code))).toBe(true);
});

it('an error carries code, status, details and cause', () => {
  const cause = new Error('below');

  expect(new FlowiError('not_found', 'There is no flow "a".', { details: { flowId: 'a' }, cause })).toMatchObject({
    status: 404,
    code: 'not_found',
    details: { flowId: 'a' },
    cause,
  });
  expect(new FlowiError('internal', 'Broken.').details).toEqual({});
});

it('a problem needs a known code', () => {
  const problem = {
    type: 'urn:flowi:error:not_found',
    title: 'Not found',
    status: 404,
    code: 'not_found',
    detail: 'There is no flow "a".',
  };

  expect(problemSchema.safeParse(problem).success).toBe(true);
  expect(problemSchema.safeParse({ ...problem, code: 'luck' }).success).toBe(false);
});
