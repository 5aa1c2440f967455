import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import { ATTEMPT_FILES } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { BatchJobKey } from '../../ports/repositories.ts';
import type { Caller } from '../access/authorize.ts';
import { hasEnded, moveBatchJob } from '../support/transition.ts';
import { stepUri } from './plan-step.ts';
import { stopBatchJobs } from './stop-batch-jobs.ts';

export type StopBatchPorts = Pick<
  Ports,
  'batchJobs' | 'machines' | 'jobs' | 'work' | 'modelStore' | 'clock' | 'settings'
>;

/**
 * Stops a batch job: the record first, so that nothing that still goes on can change it; then a word for the job that scores, since a
 * function cannot be ended and would publish its predictions; then execution and job. Repeating it is safe.
 */
export async function stopBatch(ports: StopBatchPorts, caller: Caller, key: BatchJobKey): Promise<BatchJobRecord> {
  const job = await ports.batchJobs.update(key, (current) => {
    if (current.state === 'stopped') return current;
    if (hasEnded(current.state)) {
      throw new FlowiError('conflict', sayProblem('batch.ended', { job: current.batchJobId, state: current.state }));
    }
    return { ...current, state: moveBatchJob(current.state, 'stopped'), finishedAt: ports.clock.now() };
  });
  const marker = `${ports.modelStore.key(stepUri(ports, job, 'score'))}${ATTEMPT_FILES.stopped}`;
  await ports.modelStore.writeJson(marker, { by: caller.userId, at: job.finishedAt });
  if (job.executionArn !== null) await ports.machines.stop(job.executionArn, `Stopped by ${caller.userId}.`);
  await stopBatchJobs(ports, job);
  await ports.work.remove({ kind: 'batch', projectId: job.projectId, id: job.batchJobId });
  return job;
}
