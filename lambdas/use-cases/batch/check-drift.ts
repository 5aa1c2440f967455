import { FlowiError } from '@flowi/contracts/errors';
import type { BatchRef, DriftCheckReply, JobReply, StepFailure } from '@flowi/contracts/events';
import { sayProblem } from '@flowi/contracts/sayings';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../models/find-model.ts';
import { moveBatchJob } from '../support/transition.ts';
import { type JudgeBatchPorts, judgeBatch } from './judge-batch.ts';
import { type PlanStepPorts, planStep } from './plan-step.ts';
import { readBatchResult } from './read-batch-result.ts';
import { updateBatch } from './update-batch.ts';

export type CheckDriftPorts = Pick<Ports, 'batchJobs' | 'models'> & JudgeBatchPorts & PlanStepPorts;

/** Judges the counted rows against what the model was trained on. When they drift, nothing is scored. */
export async function checkDrift(
  ports: CheckDriftPorts,
  ref: BatchRef & { readonly job: JobReply },
): Promise<DriftCheckReply | StepFailure> {
  if (!ref.job.ok) return ref.job;
  const job = await updateBatch(ports, ref, (current) => ({
    ...current,
    state: current.state === 'counting' ? moveBatchJob(current.state, 'checking') : current.state,
  }));
  const model = await findModel(ports, job, job.modelVersion);
  const result = await readBatchResult(ports, job, 'count');
  if (result.counts === null)
    throw new FlowiError('job_failed', sayProblem('batch.no_counts', { job: job.batchJobId }));
  const report = await judgeBatch(ports, job, model, result.counts);
  const { verdict, words } = report.report;
  const refused = verdict === 'drift' && !job.ignoreDrift;
  const score = refused ? null : await planStep(ports, job, { model, step: 'score', size: { rows: result.rowsIn } });
  await updateBatch(ports, ref, (current) => ({
    ...current,
    state: current.state === 'checking' ? moveBatchJob(current.state, refused ? 'refused' : 'scoring') : current.state,
    rowsIn: result.rowsIn,
    driftReportId: report.driftReportId,
    verdict,
    reason: verdict === 'ok' ? current.reason : words,
    ...(refused && { rowsOut: 0, finishedAt: ports.clock.now() }),
  }));
  return { ok: true, refused, verdict, words, score };
}
