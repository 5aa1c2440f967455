import type { BatchJobRecord, DriftReportRecord, ModelVersion } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { BatchRef, BatchResult, JobReply, PlannedJob, StepFailure } from '@flowi/contracts/events';
import { judgeWindow } from '@flowi/contracts/monitoring';
import { PACKAGE_FILES, referenceSchema } from '@flowi/contracts/package';
import type { Ports } from '../../ports/ports.ts';
import { readPackageFile } from '../models/read-package-file.ts';
import { derivedId } from '../support/derived-id.ts';
import { found } from '../support/found.ts';
import { moveBatchJob } from '../support/transition.ts';
import { type PlanStepPorts, planStep } from './plan-step.ts';
import { readBatchResult } from './read-batch-result.ts';
import { updateBatch } from './update-batch.ts';

export type CheckDriftPorts = Pick<Ports, 'batchJobs' | 'models' | 'driftReports' | 'clock' | 'ids'> & PlanStepPorts;

export interface DriftCheckReply {
  readonly ok: true;
  readonly refused: boolean;
  readonly verdict: string;
  readonly words: string;
  readonly score: PlannedJob | null;
}

/** Judges the counted rows against what the model was trained on. When they drift, nothing is scored. */
export async function checkDrift(
  ports: CheckDriftPorts,
  ref: BatchRef & { readonly job: JobReply },
): Promise<DriftCheckReply | StepFailure> {
  if (!ref.job.ok)
    return { ok: false, code: ref.job.code, message: ref.job.message, logTail: ref.job.logTail, fix: ref.job.fix };
  const job = await updateBatch(ports, ref, (current) => ({
    ...current,
    state: current.state === 'counting' ? moveBatchJob(current.state, 'checking') : current.state,
  }));
  const model = found(
    await ports.models.find({ ...job, version: job.modelVersion }),
    `model version ${job.modelVersion} of flow ${job.flowId}`,
  );
  const result = await readBatchResult(ports, job, 'count');
  const report = await judge(ports, job, model, result);
  const { verdict, words } = report.report;
  const refused = verdict === 'drift' && !job.ignoreDrift;
  const score = refused ? null : await planStep(ports, job, { model, step: 'score', size: { rows: result.rowsIn } });
  await updateBatch(ports, ref, (current) => ({
    ...current,
    state: current.state === 'checking' ? moveBatchJob(current.state, refused ? 'refused' : 'scoring') : current.state,
    rowsIn: result.rowsIn,
    driftReportId: report.driftReportId,
    reason: refused ? words : current.reason,
    ...(refused && { rowsOut: 0, finishedAt: ports.clock.now() }),
  }));
  return { ok: true, refused, verdict, words, score };
}

async function judge(
  ports: CheckDriftPorts,
  job: BatchJobRecord,
  model: ModelVersion,
  { counts }: BatchResult,
): Promise<DriftReportRecord> {
  if (counts === null) throw new FlowiError('job_failed', `The count of batch job ${job.batchJobId} left no counts.`);
  const reference = await readPackageFile(ports, model, PACKAGE_FILES.reference, referenceSchema);
  const record: DriftReportRecord = {
    projectId: job.projectId,
    flowId: job.flowId,
    driftReportId: derivedId(ports.ids, job.projectId, job.batchJobId, String(job.attempt)),
    subject: 'batch',
    modelVersion: model.version,
    from: counts.from,
    to: counts.to,
    report: judgeWindow(reference, counts),
    createdAt: ports.clock.now(),
  };
  await ports.driftReports.insert(record);
  return record;
}
