import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import type { RunRecord } from '../../ports/records.ts';
import type { RunKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { jobIdOf } from '../support/job-id.ts';
import { moveRun } from '../support/transition.ts';

/** Stops a run: the record first, so that nothing that still goes on can change it, then execution and job. Repeating it is safe. */
export async function stopRun(
  ports: Pick<Ports, 'runs' | 'machines' | 'jobs' | 'work' | 'clock' | 'settings'>,
  caller: Caller,
  key: RunKey,
): Promise<RunRecord> {
  const run = await ports.runs.update(key, (current) => {
    if (current.state === 'stopped') return current;
    if (current.state === 'succeeded' || current.state === 'failed') {
      throw new FlowiError('conflict', sayProblem('run.ended', { run: current.runId, state: current.state }));
    }
    return { ...current, state: moveRun(current.state, 'stopped'), approvalToken: null, finishedAt: ports.clock.now() };
  });
  if (run.executionArn !== null) await ports.machines.stop(run.executionArn, `Stopped by ${caller.userId}.`);
  await ports.jobs.stop({ jobId: jobIdOf(ports.settings.stage, run.runId, run.attempt), attempt: run.attempt });
  await ports.work.remove({ kind: 'run', projectId: run.projectId, id: run.runId });
  return run;
}
