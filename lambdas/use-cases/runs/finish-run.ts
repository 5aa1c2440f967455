import type { RunRef } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { type NotifyPorts, notify } from '../notify/notify.ts';
import { hasEnded, moveRun } from '../support/transition.ts';
import { updateAttempt } from './update-attempt.ts';

/** The run has done all it was to do: closes it, and tells people how it ended. Repeating it tells nobody twice. */
export async function finishRun(ports: Pick<Ports, 'work'> & NotifyPorts, ref: RunRef): Promise<{ ok: true }> {
  await updateAttempt(ports, ref, (run) =>
    hasEnded(run.state)
      ? run
      : { ...run, state: moveRun(run.state, 'succeeded'), approvalToken: null, finishedAt: ports.clock.now() },
  );
  await ports.work.remove({ kind: 'run', projectId: ref.projectId, id: ref.runId });
  await notify(ports, { projectId: ref.projectId, runId: ref.runId, kind: 'run_finished' });
  return { ok: true };
}
