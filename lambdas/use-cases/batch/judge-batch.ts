import type { BatchJobRecord, DriftReportRecord, ModelVersion } from '@flowi/contracts/entities';
import { judgeWindow } from '@flowi/contracts/monitoring';
import { PACKAGE_FILES, referenceSchema, type WindowCounts } from '@flowi/contracts/package';
import type { Ports } from '../../ports/ports.ts';
import { readPackageFile } from '../models/read-package-file.ts';
import { noteDrift } from '../monitoring/note-drift.ts';
import { derivedId } from '../support/derived-id.ts';

export type JudgeBatchPorts = Pick<Ports, 'flows' | 'driftReports' | 'modelStore' | 'clock' | 'ids'>;

/**
 * Judges the counts of a batch against what its model was trained on. An attempt has one report: what was counted while scoring, with the
 * predictions, takes the place of what was counted before.
 */
export async function judgeBatch(
  ports: JudgeBatchPorts,
  job: BatchJobRecord,
  model: ModelVersion,
  counts: WindowCounts,
): Promise<DriftReportRecord> {
  const reference = await readPackageFile(ports, model, PACKAGE_FILES.reference, referenceSchema);
  const record: DriftReportRecord = {
    projectId: job.projectId,
    flowId: job.flowId,
    driftReportId: derivedId(ports.ids, job.projectId, job.batchJobId, String(job.attempt)),
    subject: 'batch',
    modelVersion: model.version,
    from: counts.from,
    to: counts.to,
    since: null,
    batchJob: { batchJobId: job.batchJobId, attempt: job.attempt },
    report: judgeWindow(reference, counts),
    createdAt: ports.clock.now(),
  };
  const kept = await keepReport(ports, record);
  await noteDrift(ports, kept);
  return kept;
}

async function keepReport(ports: Pick<Ports, 'driftReports'>, record: DriftReportRecord): Promise<DriftReportRecord> {
  if (await ports.driftReports.insert(record)) return record;
  return ports.driftReports.update(record, ({ createdAt }) => ({ ...record, createdAt }));
}
