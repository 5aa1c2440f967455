import { FlowiError } from '@flowi/contracts/errors';
import type { Issue } from '@flowi/contracts/flow';
import { sayProblem } from '@flowi/contracts/sayings';

/** The error that carries the issues of a document. */
export function refuseFlow(issues: readonly Issue[]): FlowiError {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const code = errors.some((issue) => issue.code === 'too_many_trials') ? 'too_many_trials' : 'invalid_flow';
  const [first] = errors;
  const said =
    first === undefined
      ? sayProblem('flow.no_issue', {})
      : sayProblem('flow.issues', { first: first.message, because: first.said ?? null, more: errors.length - 1 });
  return new FlowiError(code, said, { details: { issues } });
}
