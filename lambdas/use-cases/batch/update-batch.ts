import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { BatchRef } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';

/** Changes a batch job as a step of its attempt. @throws FlowiError conflict for a step of another attempt */
export function updateBatch(
  ports: Pick<Ports, 'batchJobs'>,
  ref: BatchRef,
  change: (job: BatchJobRecord) => BatchJobRecord,
): Promise<BatchJobRecord> {
  return ports.batchJobs.update(ref, (job) => {
    if (job.attempt === ref.attempt) return change(job);
    throw new FlowiError(
      'conflict',
      `Batch job ${job.batchJobId} is at attempt ${job.attempt}; attempt ${ref.attempt} changes nothing any more.`,
    );
  });
}
