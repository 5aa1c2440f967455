import type { DriftReportRecord } from '@flowi/contracts/entities';
import { deploymentIdOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { type DriftCounts, mergeWindowCounts } from '@flowi/contracts/monitoring';
import { type ColumnReference, PACKAGE_FILES, referenceSchema, type WindowCounts } from '@flowi/contracts/package';
import { modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { DriftReportKey } from '../../ports/repositories.ts';
import { readBatchResult } from '../batch/read-batch-result.ts';
import { findModel } from '../models/find-model.ts';
import { readPackageFile } from '../models/read-package-file.ts';
import { found } from '../support/found.ts';
import { listWindows, readWindows } from './read-windows.ts';

type CountsPorts = Pick<Ports, 'driftReports' | 'models' | 'batchJobs' | 'modelStore'>;

/** What a report was judged by: counts of training and, as long as they are kept, of the window. */
export async function getDriftCounts(ports: CountsPorts, key: DriftReportKey): Promise<DriftCounts> {
  const record = found(await ports.driftReports.find(key), 'absent.drift_report', { report: key.driftReportId });
  const model = await findModel(ports, record, record.modelVersion);
  const [reference, counts] = await Promise.all([
    readPackageFile(ports, model, PACKAGE_FILES.reference, referenceSchema),
    record.subject === 'batch' ? countsOfBatch(ports, record) : countsOfTraffic(ports, record, model.packageDigest),
  ]);
  const beside = (column: ColumnReference, columns: WindowCounts['columns'] = []) => ({
    reference: column,
    window: columns.find((one) => one.column === column.column) ?? null,
  });
  return {
    rows: { reference: reference.rows, window: counts?.rows ?? null },
    columns: reference.columns.map((column) => beside(column, counts?.columns)),
    prediction: beside(reference.prediction, counts ? [counts.prediction] : []),
  };
}

/** Of scoring, which counts predictions as well; else of the count before it. */
async function countsOfBatch(ports: CountsPorts, record: DriftReportRecord): Promise<WindowCounts | null> {
  const { projectId, batchJob } = record;
  // Reports of before it was kept name no job.
  const job = batchJob ? await ports.batchJobs.find({ projectId, batchJobId: batchJob.batchJobId }) : null;
  if (!job || !batchJob) return null;
  for (const step of ['score', 'count'] as const) {
    const counts = await readBatchResult(ports, { ...job, attempt: batchJob.attempt }, step).then(
      (result) => result.counts,
      nothingKept,
    );
    if (counts !== null) return counts;
  }
  return null;
}

function nothingKept(error: unknown): null {
  if (error instanceof FlowiError && error.code === 'job_failed') return null;
  throw error;
}

/** The windows that were merged into the report: those written since the one before, within its span. */
async function countsOfTraffic(
  ports: CountsPorts,
  { projectId, flowId, since, from, to }: DriftReportRecord,
  packageDigest: string,
): Promise<WindowCounts | null> {
  const prefix = modelKeys.windows(projectId, deploymentIdOf(flowId, 'online'));
  const keys = await listWindows(ports, prefix, { since: since ?? '', newestFrom: '' });
  const windows = (await readWindows(ports, keys, packageDigest)).filter(
    (window) => window.from >= from && window.to <= to,
  );
  return windows.length === 0 ? null : mergeWindowCounts(windows);
}
