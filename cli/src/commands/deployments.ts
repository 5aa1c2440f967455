import type { BatchJobRecord, Deployment } from '@flowi/contracts/entities';
import { deploymentIdOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Command } from 'commander';
import { readText } from '../files.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { waitFor } from '../wait.ts';

const SETTLED: ReadonlySet<string> = new Set(['in_service', 'failed', 'deleted']);
const BATCH_ENDED: ReadonlySet<string> = new Set(['succeeded', 'refused', 'failed', 'stopped']);

/** `flowi deploy | predict | batch | drift | delete-endpoint` */
export function deploymentCommands(program: Command, run: Run): void {
  program
    .command('deploy <flow>')
    .description('Deploy the live model version, or the named one')
    .option('--batch', 'as a batch plan instead of an endpoint')
    .option('--version <number>', 'model version')
    .option('--reason <text>', 'kept in the ledger', '')
    .option('--wait', 'until it serves')
    .action(run(deploy));

  program
    .command('predict <flow>')
    .description('Send rows to the endpoint of a flow')
    .option('--row <json>', 'one row as a JSON object of column names and values')
    .option('--file <file>', 'a JSON or CSV file of rows; - is standard input')
    .action(run(predict));

  program
    .command('batch <flow> <source>')
    .description('Score a dataset or s3:// prefix: drift check first, then predictions')
    .option('--destination <uri>', 's3:// prefix for the predictions')
    .option('--output-format <format>', 'csv or parquet; like the source by default')
    .option('--ignore-drift', 'score even when the columns have moved', false)
    .option('--wait', 'until it ends')
    .action(run(batch));

  program
    .command('drift <flow>')
    .description('Drift reports of a flow, newest first')
    .option('--check', 'judge the traffic since the last check first')
    .action(run(drift));

  program
    .command('delete-endpoint <flow>')
    .description('Take the endpoint of a flow down')
    .option('--batch', 'the batch plan instead')
    .option('--wait', 'until it is gone')
    .action(run(removeEndpoint));
}

async function deploy(
  session: Session,
  flowId: string,
  options: { batch?: boolean; version?: string; reason: string; wait?: boolean },
): Promise<void> {
  const { client, projectId, output } = session;
  const version = options.version === undefined ? {} : { version: options.version };
  const deployment = await client.deployments.deploy({
    params: { projectId, flowId },
    body: { kind: options.batch === true ? 'batch' : 'online', reason: options.reason, ...version },
  });
  const settled = options.wait === true ? await settle(session, deployment.deploymentId) : deployment;
  output.result(settled, (one) => describe(session, one));
  if (settled.state === 'failed')
    throw new FlowiError('job_failed', `${settled.deploymentId} failed: ${settled.failure?.cause ?? 'unknown cause'}`);
}

/** Waits until a deployment serves, has failed or is gone. */
export function settle({ client, projectId, output }: Session, deploymentId: string): Promise<Deployment> {
  let told = '';
  return waitFor({
    read: () => client.deployments.get({ params: { projectId, deploymentId } }),
    done: ({ state }) => SETTLED.has(state),
    onReading: ({ state }) => {
      if (state !== told) output.progress(`${deploymentId}: ${state}`);
      told = state;
    },
  });
}

function describe({ apiUrl, projectId }: Session, deployment: Deployment): string {
  const address =
    deployment.kind === 'online'
      ? `\nPOST ${apiUrl}/projects/${projectId}/deployments/${deployment.deploymentId}/invocations`
      : '';
  return `${deployment.deploymentId}: ${deployment.state}, model ${deployment.modelVersion}${address}`;
}

async function predict(
  { client, projectId, output }: Session,
  flowId: string,
  options: { row?: string; file?: string },
): Promise<void> {
  const body =
    options.row !== undefined
      ? [parseJson(options.row)]
      : options.file !== undefined
        ? parseJson(await readText(options.file))
        : undefined;
  if (body === undefined)
    throw new UsageError('Nothing to predict; give --row \'{"column": value}\' or --file rows.json.');
  const reply = await client.invocations.invoke({
    params: { projectId, deploymentId: deploymentIdOf(flowId, 'online') },
    body,
  });
  output.result(reply, (one) => JSON.stringify(one, null, 2));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(
      `Not JSON: ${text.slice(0, 80)}; give an object of column names and values, or a list of them.`,
      { cause },
    );
  }
}

async function batch(
  session: Session,
  flowId: string,
  source: string,
  options: { destination?: string; outputFormat?: string; ignoreDrift: boolean; wait?: boolean },
): Promise<void> {
  const { client, projectId, output } = session;
  const { outputFormat, destination } = options;
  if (outputFormat !== undefined && outputFormat !== 'csv' && outputFormat !== 'parquet')
    throw new UsageError(`--output-format is "${outputFormat}"; allowed: csv, parquet.`);
  const job = await client.deployments.startBatch({
    params: { projectId, flowId },
    body: {
      source,
      ignoreDrift: options.ignoreDrift,
      ...(destination === undefined ? {} : { destination }),
      ...(outputFormat === undefined ? {} : { outputFormat }),
    },
  });
  const ended = options.wait === true ? await followBatch(session, job.batchJobId) : job;
  output.result(ended, describeBatch);
  if (ended.state === 'failed' || ended.state === 'refused')
    throw new FlowiError(
      'job_failed',
      `Batch job ${ended.batchJobId} ${ended.state}: ${ended.reason ?? ended.failure?.cause ?? 'unknown cause'}`,
    );
}

/** Follows a batch job to its end. */
export function followBatch({ client, projectId, output }: Session, batchJobId: string): Promise<BatchJobRecord> {
  let told = '';
  return waitFor({
    read: () => client.deployments.getBatch({ params: { projectId, batchJobId } }),
    done: ({ state }) => BATCH_ENDED.has(state),
    onReading: ({ state }) => {
      if (state !== told) output.progress(`${batchJobId}: ${state}`);
      told = state;
    },
  });
}

function describeBatch(job: BatchJobRecord): string {
  const rows = job.rowsOut === null ? '' : `, ${job.rowsOut} of ${job.rowsIn} rows in ${job.destinationUri}`;
  return `${job.batchJobId}: ${job.state}${rows}${job.reason ? `; ${job.reason}` : ''}`;
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

async function removeEndpoint(
  session: Session,
  flowId: string,
  options: { batch?: boolean; wait?: boolean },
): Promise<void> {
  const { client, projectId, output } = session;
  const deployment = await client.deployments.remove({
    params: { projectId, deploymentId: deploymentIdOf(flowId, options.batch === true ? 'batch' : 'online') },
  });
  const settled = options.wait === true ? await settle(session, deployment.deploymentId) : deployment;
  output.result(settled, (one) => `${one.deploymentId}: ${one.state}`);
}
