import { FlowiError } from '@flowi/contracts/errors';

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

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Calls a service; what passes by itself becomes upstream_unavailable, which callers and machines try again. */
export async function calling<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Error) || !TRANSIENT.has(error.name)) throw error;
    throw new FlowiError('upstream_unavailable', `${what} is busy (${error.name}); try again in a moment.`, {
      cause: error,
    });
  }
}
