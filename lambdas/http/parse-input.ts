import { FlowiError } from '@flowi/contracts/errors';
import type { z } from 'zod';

/** Parses one part of a call. @throws FlowiError invalid_request naming each field, what is allowed and what was given */
export function parseInput<T extends z.ZodType>(
  schema: T,
  value: unknown,
  part: 'path' | 'query' | 'body' | 'input',
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${[part, ...issue.path].join('.')}: ${issue.message}`);
  throw new FlowiError('invalid_request', faults.join('; '), { cause: result.error });
}
