import { deploymentIdOf } from '@flowi/contracts/entities';
import type { DriftCounts, TrafficReport } from '@flowi/contracts/monitoring';
import type { ColumnCounts, ColumnReference } from '@flowi/contracts/package';
import type { Command } from 'commander';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';

/** `flowi drift | drift-counts | traffic` */
export function monitoringCommands(program: Command, run: Run): void {
  program
    .command('drift <flow>')
    .description('Drift reports of a flow, newest first')
    .option('--check', 'judge the traffic since the last check first')
    .action(run(drift));

  program
    .command('drift-counts <report>')
    .description('What a drift report was judged by: each column over the same bins, in training and in the window')
    .option('--column <name>', 'of one column only')
    .action(run(driftCounts));

  program
    .command('traffic <flow>')
    .description('Requests, errors and latency of the endpoint of a flow; the last day by default')
    .option('--from <time>', 'e.g. 2026-05-04T10:00:00Z; a day before --to by default')
    .option('--to <time>', 'now by default')
    .option('--points <number>', 'at most so many steps of time', '24')
    .action(run(traffic));
}

async function drift(
  { client, projectId, output }: Session,
  flowId: string,
  options: { check?: boolean },
): Promise<void> {
  if (options.check === true) await client.monitoring.checkOnline({ params: { projectId, flowId }, body: {} });
  const { items } = await client.monitoring.driftReports({ params: { projectId, flowId } });
  output.result(items, (all) =>
    table(
      ['REPORT', 'OF', 'MODEL', 'VERDICT', 'ROWS', 'WHAT MOVED'],
      all.map((one) => [
        one.driftReportId,
        one.subject,
        one.modelVersion,
        one.report.verdict,
        one.report.rows.window,
        one.report.words,
      ]),
    ),
  );
}

async function driftCounts(
  { client, projectId, output }: Session,
  driftReportId: string,
  { column }: { column?: string },
): Promise<void> {
  const counts = await client.monitoring.driftCounts({ params: { projectId, driftReportId } });
  const isAsked = ({ reference }: DriftCounts['prediction']) => column === undefined || reference.column === column;
  output.result(counts, (all) =>
    table(
      ['COLUMN', 'VALUES', 'TRAINING', 'WINDOW'],
      [...all.columns, all.prediction].filter(isAsked).flatMap(({ reference, window }) => binRows(reference, window)),
    ),
  );
}

function binRows(reference: ColumnReference, window: ColumnCounts | null): (string | number | null)[][] {
  const names =
    reference.kind === 'category'
      ? reference.values
      : reference.counts.map((_, bin) => `${reference.edges[bin - 1] ?? '…'} to ${reference.edges[bin] ?? '…'}`);
  const rows = names.map((name, bin) => [
    reference.column,
    name,
    reference.counts[bin] ?? 0,
    window?.counts[bin] ?? null,
  ]);
  return [...rows, [reference.column, '(missing)', reference.missing, window?.missing ?? null]];
}

async function traffic(
  { client, projectId, output }: Session,
  flowId: string,
  { from, to, points }: { from?: string; to?: string; points: string },
): Promise<void> {
  const report = await client.monitoring.traffic({
    params: { projectId, deploymentId: deploymentIdOf(flowId, 'online') },
    query: { points, ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  });
  output.result(report, describe);
}

function describe(report: TrafficReport): string {
  const all = table(
    ['FROM', 'REQUESTS', 'ERRORS', 'MEDIAN', '95%', '99%'],
    report.points
      .filter(({ requests }) => requests > 0)
      .map(({ from, requests, errors, seconds }) => [
        from,
        requests,
        errorsOf(errors),
        milliseconds(seconds?.p50),
        milliseconds(seconds?.p95),
        milliseconds(seconds?.p99),
      ]),
  );
  const counted = `${report.requests} requests from ${report.from} to ${report.to}, with ${report.rows} rows`;
  const leftOut = report.leftOut === 0 ? [] : [`The ${report.leftOut} oldest windows are left out; ask for less time.`];
  return [all, counted, ...leftOut].join('\n');
}

function errorsOf(errors: TrafficReport['errors']): string {
  return Object.entries(errors)
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

function milliseconds(seconds: number | undefined): string {
  return seconds === undefined ? '' : `${Number((seconds * 1000).toPrecision(3))} ms`;
}
