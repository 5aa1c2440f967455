import { FlowiError } from '@flowi/contracts/errors';

/** The document, or a 404 that names what was asked for. */
export function found<T>(document: T | null | undefined, what: string): T {
  if (document === null || document === undefined)
    throw new FlowiError('not_found', `There is no ${what} in this project.`);
  return document;
}
