import { SLUG_FORM } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayShape } from '@flowi/contracts/flow';
import { type Saying, sayProblem } from '@flowi/contracts/sayings';
import type * as z from 'zod';

/** Parses one part of a call. @throws FlowiError invalid_request naming each field, what is allowed and what was given */
export function parseInput<T extends z.ZodType>(
  schema: T,
  value: unknown,
  part: 'path' | 'query' | 'body' | 'input',
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => ({
    place: [part, ...issue.path].join('.'),
    problem: issue.message,
    because: sayFault(issue),
  }));
  throw new FlowiError('invalid_request', sayProblem('request.faults', { faults }), { cause: result.error });
}

/** Null for a fault of a rule of its own, which only its message tells. */
function sayFault(issue: z.ZodError['issues'][number]): Saying | null {
  if (issue.message === SLUG_FORM) return sayProblem('request.slug', {}).said;
  return issue.code === 'custom' ? null : sayShape(issue);
}
