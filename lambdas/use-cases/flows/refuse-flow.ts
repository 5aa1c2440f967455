import { FlowiError } from '@flowi/contracts/errors';
import type { Issue } from '@flowi/contracts/flow';

/** The error that carries the issues of a document. */
export function refuseFlow(issues: readonly Issue[]): FlowiError {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const code = errors.some((issue) => issue.code === 'too_many_trials') ? 'too_many_trials' : 'invalid_flow';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new FlowiError(code, `${errors[0]?.message ?? 'The flow cannot run.'}${more}`, { details: { issues } });
}
