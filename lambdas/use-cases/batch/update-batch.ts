import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { BatchRef } from '@flowi/contracts/events';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';

/** Changes a batch job as a step of its attempt. @throws FlowiError conflict when the job was stopped or retried */
export function updateBatch(
  ports: Pick<Ports, 'batchJobs'>,
  ref: BatchRef,
  change: (job: BatchJobRecord) => BatchJobRecord,
): Promise<BatchJobRecord> {
  return ports.batchJobs.update(ref, (job) => {
    fenceBatch(job, ref);
    return change(job);
  });
}

/** @throws FlowiError conflict when a step of this attempt has nothing more to say about the job */
export function fenceBatch(job: BatchJobRecord, ref: BatchRef): void {
  if (job.attempt !== ref.attempt) {
    throw new FlowiError(
      'conflict',
      sayProblem('batch.later_attempt', { job: job.batchJobId, attempt: job.attempt, given: ref.attempt }),
    );
  }
  if (job.state === 'stopped') throw new FlowiError('conflict', sayProblem('batch.stopped', { job: job.batchJobId }));
}
