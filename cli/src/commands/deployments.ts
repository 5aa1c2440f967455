import type { Deployment } from '@flowi/contracts/entities';
import { deploymentIdOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Command } from 'commander';
import { parseJson, readText } from '../files.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { waitFor } from '../wait.ts';

const SETTLED: ReadonlySet<string> = new Set(['in_service', 'failed', 'deleted']);

/** `flowi deploy | predict | delete-endpoint` */
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
  refuseFailed(settled);
  refuseSuperseded(deployment, settled);
}

function refuseSuperseded(asked: Deployment, { deploymentId, requestId, requestedAt, modelVersion }: Deployment): void {
  if (requestId === asked.requestId) return;
  throw new FlowiError(
    'conflict',
    `Request ${asked.requestId} was superseded by request ${requestId} of ${requestedAt}: ${deploymentId} follows model version ${modelVersion}.`,
  );
}

function refuseFailed({ state, deploymentId, failure }: Deployment): void {
  if (state === 'failed')
    throw new FlowiError('job_failed', `${deploymentId} failed: ${failure?.cause ?? 'unknown cause'}`);
}

/** Waits until a deployment serves, has failed or is gone. */
export function settle({ client, projectId, output, signal }: Session, deploymentId: string): Promise<Deployment> {
  let told = '';
  return waitFor({
    read: () => client.deployments.get({ params: { projectId, deploymentId } }),
    done: ({ state }) => SETTLED.has(state),
    signal,
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
      ? [parseJson(options.row, '--row', 'an object of column names and values')]
      : options.file !== undefined
        ? rowsOf(await readText(options.file), options.file)
        : undefined;
  if (body === undefined)
    throw new UsageError('Nothing to predict; give --row \'{"column": value}\' or --file rows.csv.');
  const reply = await client.invocations.invoke({
    params: { projectId, deploymentId: deploymentIdOf(flowId, 'online') },
    body,
  });
  output.result(reply, (one) => JSON.stringify(one, null, 2));
}

/** Rows of a file: JSON where it looks like JSON, CSV otherwise. */
function rowsOf(text: string, path: string): unknown {
  if (path.endsWith('.json') || /^\s*[[{]/.test(text))
    return parseJson(text, path, 'an object of column names and values, or a list of them');
  return text;
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
  refuseFailed(settled);
}
