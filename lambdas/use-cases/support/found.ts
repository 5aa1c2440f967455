import { FlowiError } from '@flowi/contracts/errors';
import { type PROBLEM_SAYINGS, sayProblem, type Values } from '@flowi/contracts/sayings';

type Problems = Values<typeof PROBLEM_SAYINGS>;

/** The document, or a 404 that names what was asked for. */
export function found<T, K extends Extract<keyof Problems, `absent.${string}`>>(
  document: T | null | undefined,
  id: K,
  values: Problems[K],
): T {
  if (document === null || document === undefined) throw new FlowiError('not_found', sayProblem(id, values));
  return document;
}
