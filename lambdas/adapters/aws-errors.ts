import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';

/** Names that AWS services give to refusals that pass by themselves. */
const TRANSIENT: ReadonlySet<string> = new Set([
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'InternalServerError',
  'InternalFailure',
  'ResourceLimitExceeded',
  'TimeoutError',
]);

export function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

/** Calls a service; what passes by itself becomes upstream_unavailable, which callers and machines try again. */
export async function calling<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Error) || !TRANSIENT.has(error.name)) throw error;
    throw new FlowiError('upstream_unavailable', sayProblem('service.busy', { what, error: error.name }), {
      cause: error,
    });
  }
}
