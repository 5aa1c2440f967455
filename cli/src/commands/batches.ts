import type { BatchJobRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Command } from 'commander';
import { downloadBatch } from '../download-batch.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { waitFor } from '../wait.ts';

const ENDED: ReadonlySet<string> = new Set(['succeeded', 'refused', 'failed', 'stopped']);

/** `flowi batch`, `flowi batches list | show | download | stop | retry` */
export function batchCommands(program: Command, run: Run): void {
  program
    .command('batch <flow> <source>')
    .description('Score a dataset or s3:// prefix: drift check first, then predictions')
    .option(
      '--destination <uri>',
      's3:// prefix outside of the source; each job writes a folder of its own below it, latest.json names the last one',
    )
    .option('--output-format <format>', 'csv or parquet; like the source by default')
    .option('--scores', 'write a score for each class beside the prediction', false)
    .option('--ignore-drift', 'score even when the columns have moved', false)
    .option('--wait', 'until it ends')
    .action(run(startBatch));

  const batches = program.command('batches').description('Batch jobs');
  batches
    .command('list')
    .description('Batch jobs, newest first')
    .option('--flow <flow>', 'of one flow only')
    .action(run(listBatches));
  batches
    .command('show <job>')
    .description('A batch job')
    .action(
      run(async ({ client, projectId, output }, batchJobId: string) =>
        output.result(await client.deployments.getBatch({ params: { projectId, batchJobId } }), describe),
      ),
    );
  batches
    .command('download <job> [folder]')
    .description('Fetch what a batch job has written into a folder, named like the job by default')
    .action(
      run(async (session, batchJobId: string, folder: string | undefined) => {
        const files = await downloadBatch(session, batchJobId, folder ?? batchJobId);
        session.output.result({ files }, (all) =>
          all.files.length === 0 ? `${batchJobId} has written nothing` : all.files.join('\n'),
        );
      }),
    );
  batches
    .command('stop <job>')
    .description('Stop a batch job; nothing of it appears in the destination')
    .action(
      run(async ({ client, projectId, output }, batchJobId: string) =>
        output.result(await client.deployments.stopBatch({ params: { projectId, batchJobId }, body: {} }), describe),
      ),
    );
  batches
    .command('retry <job>')
    .description('Run a failed or stopped batch job again')
    .option('--wait', 'until it ends')
    .action(
      run(async (session, batchJobId: string, options: { wait?: boolean }) => {
        const { client, projectId } = session;
        const job = await client.deployments.retryBatch({ params: { projectId, batchJobId }, body: {} });
        await finish(session, job, options.wait === true);
      }),
    );
}

interface BatchOptions {
  readonly destination?: string;
  readonly outputFormat?: string;
  readonly scores: boolean;
  readonly ignoreDrift: boolean;
  readonly wait?: boolean;
}

async function startBatch(session: Session, flowId: string, source: string, options: BatchOptions): Promise<void> {
  const { client, projectId } = session;
  const { outputFormat, destination, scores, ignoreDrift } = options;
  if (outputFormat !== undefined && outputFormat !== 'csv' && outputFormat !== 'parquet')
    throw new UsageError(`--output-format is "${outputFormat}"; allowed: csv, parquet.`);
  const job = await client.deployments.startBatch({
    params: { projectId, flowId },
    body: {
      source,
      ignoreDrift,
      scores,
      ...(destination === undefined ? {} : { destination }),
      ...(outputFormat === undefined ? {} : { outputFormat }),
    },
  });
  await finish(session, job, options.wait === true);
}

async function listBatches({ client, projectId, output }: Session, options: { flow?: string }): Promise<void> {
  const { items } = await client.deployments.listBatch({
    params: { projectId },
    query: options.flow === undefined ? {} : { flowId: options.flow },
  });
  output.result(items, (all) =>
    table(
      ['JOB', 'FLOW', 'MODEL', 'STATE', 'ATTEMPT', 'ROWS', 'ANSWERED', 'VERDICT', 'SOURCE', 'STARTED'],
      all.map((one) => [
        one.batchJobId,
        one.flowId,
        one.modelVersion,
        one.state,
        one.attempt,
        one.rowsOut,
        one.answered,
        one.verdict,
        one.source,
        one.createdAt,
      ]),
    ),
  );
}

async function finish(session: Session, job: BatchJobRecord, wait: boolean): Promise<void> {
  const ended = wait ? await followBatch(session, job.batchJobId) : job;
  session.output.result(ended, describe);
  if (ended.state === 'failed' || ended.state === 'refused' || (wait && ended.state === 'stopped'))
    throw new FlowiError(
      'job_failed',
      `Batch job ${ended.batchJobId} ${ended.state}: ${ended.reason ?? ended.failure?.cause ?? 'somebody stopped it'}`,
    );
}

/** Follows a batch job to its end. */
export function followBatch({ client, projectId, output }: Session, batchJobId: string): Promise<BatchJobRecord> {
  let told = '';
  return waitFor({
    read: () => client.deployments.getBatch({ params: { projectId, batchJobId } }),
    done: ({ state }) => ENDED.has(state),
    onReading: ({ state }) => {
      if (state !== told) output.progress(`${batchJobId}: ${state}`);
      told = state;
    },
  });
}

function describe(job: BatchJobRecord): string {
  const { rowsOut, answered, verdict, reason } = job;
  const rows = answered === null ? '' : `, ${answered} of ${rowsOut} rows answered, in ${job.destinationUri}`;
  const lines = [`${job.batchJobId}: ${job.state}${rows}`];
  if (verdict !== null && verdict !== 'ok') lines.push(`  drift check: ${verdict.replaceAll('_', ' ')}`);
  if (reason !== null) lines.push(`  ${reason}`);
  if (job.failure) {
    lines.push(`  failed in ${job.failure.step}: ${job.failure.cause}`);
    if (job.failure.fix) lines.push(`  likely fix: ${job.failure.fix}`);
  }
  return lines.join('\n');
}
