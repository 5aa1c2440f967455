import { FlowiError } from '@flowi/contracts/errors';
import type { RunRef } from '@flowi/contracts/events';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';

/** Changes a run as a step of one of its attempts. @throws FlowiError conflict when the run was stopped or retried */
export function updateAttempt(
  ports: Pick<Ports, 'runs'>,
  ref: RunRef,
  change: (run: RunRecord) => RunRecord,
): Promise<RunRecord> {
  return ports.runs.update(ref, (run) => {
    fence(run, ref);
    return change(run);
  });
}

function fence(run: RunRecord, ref: RunRef): void {
  if (run.attempt !== ref.attempt) {
    throw new FlowiError(
      'conflict',
      sayProblem('run.later_attempt', { run: run.runId, attempt: run.attempt, given: ref.attempt }),
    );
  }
  if (run.state === 'stopped') throw new FlowiError('conflict', sayProblem('run.stopped', { run: run.runId }));
}
