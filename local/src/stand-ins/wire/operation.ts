import { z } from 'zod';
import type { Check } from './authorizer.ts';
import { validationError } from './service-error.ts';

/** One operation of a service: its input, what the caller must be allowed, and what it does. */
export interface Operation {
  /** Parse the input, then say what to check and what to do. Throws a ServiceError on bad input. */
  prepare: (input: unknown) => { checks: readonly Check[]; run: () => Promise<object> | object };
}

/** Define an operation with its input's type taken from the schema. */
export function operation<Schema extends z.ZodType>(
  input: Schema,
  checks: (input: z.output<Schema>) => readonly Check[],
  run: (input: z.output<Schema>) => Promise<object> | object,
): Operation {
  return {
    prepare: (given) => {
      const parsed = input.safeParse(given);
      if (!parsed.success) throw validationError(z.prettifyError(parsed.error));
      return { checks: checks(parsed.data), run: () => run(parsed.data) };
    },
  };
}
