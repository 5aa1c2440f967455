import type { Deployment, DriftReportRecord } from '@flowi/contracts/entities';
import { judgeWindow, mergeWindowCounts, shouldAlarm } from '@flowi/contracts/monitoring';
import { PACKAGE_FILES, referenceSchema } from '@flowi/contracts/package';
import { inLines, NOTICE_SAYINGS, toldOf } from '@flowi/contracts/sayings';
import { modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import { findModel } from '../models/find-model.ts';
import { readPackageFile } from '../models/read-package-file.ts';
import { countVerdict } from './count-verdict.ts';
import { noteDrift } from './note-drift.ts';
import { listWindows, readWindows } from './read-windows.ts';
import { tell } from './tell.ts';

/** The alarm looks at the last windows; older reports say nothing to it. */
const LOOKED_AT = 50;

export type JudgeTrafficPorts = Pick<
  Ports,
  | 'flows'
  | 'deployments'
  | 'models'
  | 'driftReports'
  | 'modelStore'
  | 'notifications'
  | 'notifier'
  | 'meter'
  | 'clock'
  | 'ids'
>;

/** When a look at the traffic leaves it at the last report. @default never */
export interface WhenDue {
  /** A younger report is left alone, and so is one after which nothing was counted. */
  readonly dueBefore: string;
}

/**
 * Judges the traffic of an online deployment since its last report, keeps the report, and tells people when it drifts for good. Rows that
 * were too few are judged again with those that came after them, in place of the report that said so.
 *
 * @returns null when nothing was counted, or nothing is due
 */
export async function judgeTraffic(
  ports: JudgeTrafficPorts,
  deployment: Deployment,
  due?: WhenDue,
): Promise<DriftReportRecord | null> {
  const { projectId, flowId, deploymentId, modelVersion } = deployment;
  const model = await findModel(ports, deployment, modelVersion);
  const earlier = (
    await ports.driftReports.list({ projectId, flowId, subject: 'online' }, { limit: LOOKED_AT })
  ).items.filter((report) => report.modelVersion === model.version);
  const [last] = earlier;
  const open = isOpen(last) ? last : undefined;
  if (due && last && last.createdAt > due.dueBefore) return null;
  // Taken before the windows are listed, so that one written meanwhile belongs to the next check.
  const checkedAt = ports.clock.now();
  const since = countedSince(last);
  const keys = await listWindows(ports, modelKeys.windows(projectId, deploymentId), {
    since: since ?? '',
    newestFrom: (due && last?.createdAt) ?? '',
  });
  // Requests that were all refused left no rows to judge.
  const windows = (await readWindows(ports, keys, model.packageDigest)).filter(
    ({ rows, refused }) => rows + refused > 0,
  );
  if (windows.length === 0) return null;
  const reference = await readPackageFile(ports, model, PACKAGE_FILES.reference, referenceSchema);
  const counts = mergeWindowCounts(windows);
  const report: DriftReportRecord = {
    projectId,
    flowId,
    driftReportId: open?.driftReportId ?? ports.ids.next(),
    subject: 'online',
    modelVersion: model.version,
    from: counts.from,
    to: counts.to,
    since,
    batchJob: null,
    report: judgeWindow(reference, counts),
    createdAt: checkedAt,
  };
  await (open ? ports.driftReports.update(report, () => report) : ports.driftReports.insert(report));
  await noteDrift(ports, report);
  if (deployment.endpointName !== null) countVerdict(ports.meter, deployment.endpointName, report);
  const verdicts = [...earlier.map((one) => one.report.verdict).reverse(), report.report.verdict];
  if (shouldAlarm(verdicts)) {
    await tell(ports, {
      projectId,
      flowId,
      kind: 'drift',
      about: report.driftReportId,
      of: { type: 'drift_report', id: report.driftReportId },
      subject: `The traffic of ${flowId} drifts`,
      ...inLines([[NOTICE_SAYINGS.say('notice.report', { report: toldOf(report.report) })]]),
    });
  }
  return report;
}

/** Whether the rows of a report are to be judged again. */
function isOpen(report: DriftReportRecord | undefined): boolean {
  return report?.report.verdict === 'not_enough_data';
}

/** From when windows count. */
function countedSince(last: DriftReportRecord | undefined): string | null {
  if (last === undefined) return null;
  return isOpen(last) ? last.since : last.createdAt;
}
