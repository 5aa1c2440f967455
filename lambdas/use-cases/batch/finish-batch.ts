import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { BatchRef, JobReply, StepFailure } from '@flowi/contracts/events';
import type { WindowCounts } from '@flowi/contracts/package';
import { NOTICE_SAYINGS, sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../models/find-model.ts';
import { found } from '../support/found.ts';
import { moveBatchJob } from '../support/transition.ts';
import { type JudgeBatchPorts, judgeBatch } from './judge-batch.ts';
import { readBatchResult } from './read-batch-result.ts';
import { fenceBatch, updateBatch } from './update-batch.ts';

export type FinishBatchPorts = Pick<Ports, 'batchJobs' | 'models' | 'work'> & JudgeBatchPorts;

/** Closes a batch job: as refused it is closed already, otherwise every row that went in has to have come out. */
export async function finishBatch(
  ports: FinishBatchPorts,
  ref: BatchRef & { readonly job?: JobReply | undefined },
): Promise<{ ok: true } | StepFailure> {
  if (ref.job && !ref.job.ok) return ref.job;
  const job = found(await ports.batchJobs.find(ref), 'absent.batch_job', { job: ref.batchJobId });
  fenceBatch(job, ref);
  if (job.state === 'scoring') {
    const { rowsIn, rowsOut, answered, counts } = await readBatchResult(ports, job, 'score');
    if (rowsIn !== rowsOut)
      throw new FlowiError('job_failed', sayProblem('batch.rows_lost', { job: job.batchJobId, rowsIn, rowsOut }));
    const judged = counts === null ? {} : await judgeScores(ports, job, counts);
    await updateBatch(ports, ref, (current) => ({
      ...current,
      ...judged,
      state: moveBatchJob(current.state, 'succeeded'),
      rowsIn,
      rowsOut,
      answered,
      finishedAt: ports.clock.now(),
    }));
  }
  await ports.work.remove({ kind: 'batch', projectId: ref.projectId, id: ref.batchJobId });
  return { ok: true };
}

/** Looks at the predictions as well, which the check before scoring had not. They are there, so that nothing is refused any more. */
async function judgeScores(
  ports: FinishBatchPorts,
  job: BatchJobRecord,
  counts: WindowCounts,
): Promise<Pick<BatchJobRecord, 'verdict' | 'reason'>> {
  const model = await findModel(ports, job, job.modelVersion);
  const { verdict, words, prediction } = (await judgeBatch(ports, job, model, counts)).report;
  const written = prediction?.verdict === 'drift' ? ` ${NOTICE_SAYINGS.say('notice.look_before_use', {}).message}` : '';
  return { verdict, reason: verdict === 'ok' ? null : `${words}${written}` };
}
