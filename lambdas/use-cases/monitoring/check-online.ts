import { type DriftReportRecord, deploymentIdOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { judgeWindow, mergeWindowCounts, shouldAlarm } from '@flowi/contracts/monitoring';
import { PACKAGE_FILES, referenceSchema, type WindowCounts, windowCountsSchema } from '@flowi/contracts/package';
import { modelKeys } from '@flowi/contracts/storage';
import type { Ports } from '../../ports/ports.ts';
import type { FlowKey } from '../../ports/repositories.ts';
import { readPackageFile } from '../models/read-package-file.ts';
import { found } from '../support/found.ts';
import { parseJson } from '../support/parse-json.ts';
import { countVerdict } from './count-verdict.ts';
import { tell } from './tell.ts';

/** The alarm looks at the last windows; older reports say nothing to it. */
const LOOKED_AT = 50;
const READS_AT_ONCE = 50;

export type CheckOnlinePorts = Pick<
  Ports,
  'deployments' | 'models' | 'driftReports' | 'modelStore' | 'notifications' | 'notifier' | 'meter' | 'clock' | 'ids'
>;

/** Judges the traffic of an online deployment since the last check, keeps the report, and tells people when it drifts for good. */
export async function checkOnline(ports: CheckOnlinePorts, key: FlowKey): Promise<DriftReportRecord> {
  const { projectId, flowId } = key;
  const deploymentId = deploymentIdOf(flowId, 'online');
  const deployment = found(await ports.deployments.find({ projectId, deploymentId }), `deployment ${deploymentId}`);
  const model = found(
    await ports.models.find({ ...key, version: deployment.modelVersion }),
    `model version ${deployment.modelVersion} of flow ${flowId}`,
  );
  const earlier = (
    await ports.driftReports.list({ projectId, flowId, subject: 'online' }, { limit: LOOKED_AT })
  ).items.filter((report) => report.modelVersion === model.version);
  // Taken before the windows are listed, so that one written meanwhile belongs to the next check.
  const checkedAt = ports.clock.now();
  const since = countedSince(earlier[0]);
  const windows = await readWindows(
    ports,
    modelKeys.windows(projectId, deploymentId),
    model.packageDigest,
    since ?? '',
  );
  if (windows.length === 0) {
    throw new FlowiError(
      'not_ready',
      `Deployment ${deploymentId} has counted no traffic since ${since ?? 'it was made'}; windows are written after some rows or minutes.`,
    );
  }
  const reference = await readPackageFile(ports, model, PACKAGE_FILES.reference, referenceSchema);
  const counts = mergeWindowCounts(windows);
  const report: DriftReportRecord = {
    projectId,
    flowId,
    driftReportId: ports.ids.next(),
    subject: 'online',
    modelVersion: model.version,
    from: counts.from,
    to: counts.to,
    since,
    report: judgeWindow(reference, counts),
    createdAt: checkedAt,
  };
  await ports.driftReports.insert(report);
  if (deployment.endpointName !== null) countVerdict(ports.meter, deployment.endpointName, report);
  const verdicts = [...earlier.map((one) => one.report.verdict).reverse(), report.report.verdict];
  if (shouldAlarm(verdicts)) {
    await tell(ports, {
      projectId,
      flowId,
      kind: 'drift',
      about: report.driftReportId,
      subject: `The traffic of ${flowId} drifts`,
      text: report.report.words,
    });
  }
  return report;
}

/** From when windows count: those that were too few to judge are counted again with what came after them. */
function countedSince(last: DriftReportRecord | undefined): string | null {
  if (last === undefined) return null;
  return last.report.verdict === 'not_enough_data' ? last.since : last.createdAt;
}

/** Windows of this package that were written after the last check. A file that is no window is left out. */
async function readWindows(
  ports: Pick<Ports, 'modelStore'>,
  prefix: string,
  packageDigest: string,
  since: string,
): Promise<WindowCounts[]> {
  // Storage tells whole seconds.
  const second = since.slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  const objects = (await ports.modelStore.list(prefix)).filter(({ modifiedAt }) => modifiedAt >= second);
  const windows: WindowCounts[] = [];
  for (let start = 0; start < objects.length; start += READS_AT_ONCE) {
    const batch = objects.slice(start, start + READS_AT_ONCE);
    windows.push(...(await Promise.all(batch.map(({ key }) => readWindow(ports, key)))).flat());
  }
  return windows.filter((window) => window.packageDigest === packageDigest);
}

async function readWindow(ports: Pick<Ports, 'modelStore'>, key: string): Promise<WindowCounts[]> {
  const text = await ports.modelStore.readText(key);
  const parsed = windowCountsSchema.safeParse(text === null ? null : parseJson(text));
  return parsed.success ? [parsed.data] : [];
}
