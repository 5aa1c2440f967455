import { FlowiError } from '@flowi/contracts/errors';
import type { RunRef } from '@flowi/contracts/events';
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
      `Run ${run.runId} is at attempt ${run.attempt}; attempt ${ref.attempt} changes nothing any more.`,
    );
  }
  if (run.state === 'stopped') throw new FlowiError('conflict', `Run ${run.runId} was stopped.`);
}
