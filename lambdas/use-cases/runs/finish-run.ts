import type { RunRef } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { hasEnded, moveRun } from '../support/transition.ts';
import { updateAttempt } from './update-attempt.ts';

/** The run has done all it was to do. */
export async function finishRun(ports: Pick<Ports, 'runs' | 'work' | 'clock'>, ref: RunRef): Promise<{ ok: true }> {
  await updateAttempt(ports, ref, (run) =>
    hasEnded(run.state)
      ? run
      : { ...run, state: moveRun(run.state, 'succeeded'), approvalToken: null, finishedAt: ports.clock.now() },
  );
  await ports.work.remove({ kind: 'run', projectId: ref.projectId, id: ref.runId });
  return { ok: true };
}
