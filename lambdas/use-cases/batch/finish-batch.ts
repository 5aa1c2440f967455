import { FlowiError } from '@flowi/contracts/errors';
import type { BatchRef, JobReply, StepFailure } from '@flowi/contracts/events';
import type { Ports } from '../../ports/ports.ts';
import { found } from '../support/found.ts';
import { moveBatchJob } from '../support/transition.ts';
import { readBatchResult } from './read-batch-result.ts';
import { updateBatch } from './update-batch.ts';

/** Closes a batch job: as refused it is closed already, otherwise every row that went in has to have come out. */
export async function finishBatch(
  ports: Pick<Ports, 'batchJobs' | 'modelStore' | 'work' | 'clock'>,
  ref: BatchRef & { readonly job?: JobReply | undefined },
): Promise<{ ok: true } | StepFailure> {
  if (ref.job && !ref.job.ok)
    return { ok: false, code: ref.job.code, message: ref.job.message, logTail: ref.job.logTail, fix: ref.job.fix };
  const job = found(await ports.batchJobs.find(ref), `batch job ${ref.batchJobId}`);
  if (job.state === 'scoring') {
    const { rowsIn, rowsOut } = await readBatchResult(ports, job, 'score');
    if (rowsIn !== rowsOut)
      throw new FlowiError(
        'job_failed',
        `${rowsIn} rows went into batch job ${job.batchJobId} and ${rowsOut} came out.`,
      );
    await updateBatch(ports, ref, (current) => ({
      ...current,
      state: moveBatchJob(current.state, 'succeeded'),
      rowsIn,
      rowsOut,
      finishedAt: ports.clock.now(),
    }));
  }
  await ports.work.remove({ kind: 'batch', projectId: ref.projectId, id: ref.batchJobId });
  return { ok: true };
}
