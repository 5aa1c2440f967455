import { allPages } from '@flowi/contracts/client';
import type { Run as RunRecord, TrialRecord } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Progress } from '@flowi/contracts/events';
import type { Command } from 'commander';
import { table } from '../output.ts';
import { describePreview } from '../preview-text.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { waitFor } from '../wait.ts';
import { compareCommand } from './compare-runs.ts';
import { listCommand } from './list-runs.ts';

const ENDED: ReadonlySet<string> = new Set(['succeeded', 'failed', 'stopped']);

/** `flowi run`, `flowi runs list | compare | show | preview | stop | retry | approve | reject`, `flowi logs` */
export function runCommands(program: Command, run: Run): void {
  program
    .command('run <flow>')
    .description('Run the draft of a flow, or a version')
    .option('--version <number>', 'a version instead of the draft')
    .option('--wait', 'follow the run until it ends')
    .option('--key <key>', 'idempotency key: the same key is the same run')
    .action(run(startRun));

  const runs = program.command('runs').description('Executions of flows');
  listCommand(runs, run);
  compareCommand(runs, run);
  runs
    .command('show <run>')
    .description('A run with its trials')
    .action(
      run(async ({ client, projectId, output }, runId: string) => {
        const record = await client.runs.get({ params: { projectId, runId } });
        const items = await allPages((cursor) =>
          client.runs.trials({ params: { projectId, runId }, query: { cursor } }),
        );
        output.result(
          { ...record, trials: items },
          (one) => `${describeRun(one)}\n${trialTable(one.trials, one.chosenTrial)}`,
        );
      }),
    );
  runs
    .command('preview <run> <node>')
    .description('What left a node: columns, what the node changed, first rows; kept by the run, of one trial')
    .action(
      run(async ({ client, projectId, output }, runId: string, nodeId: string) =>
        output.result(await client.runs.preview({ params: { projectId, runId, nodeId } }), describePreview),
      ),
    );
  runs
    .command('stop <run>')
    .description('Stop a run and its job')
    .action(
      run(async ({ client, projectId, output }, runId: string) =>
        output.result(await client.runs.stop({ params: { projectId, runId }, body: {} }), describeRun),
      ),
    );
  runs
    .command('retry <run>')
    .description('Run a failed or stopped run again')
    .option('--wait', 'follow the run until it ends')
    .action(
      run(async (session, runId: string, options: { wait?: boolean }) => {
        const { client, projectId } = session;
        const record = await client.runs.retry({ params: { projectId, runId }, body: {} });
        await finish(session, record, options.wait === true);
      }),
    );
  for (const [verb, approved] of [
    ['approve', true],
    ['reject', false],
  ] as const) {
    runs
      .command(`${verb} <run>`)
      .description(`${approved ? 'Approve' : 'Reject'} the promotion that waits`)
      .option('--reason <text>', 'kept in the ledger', '')
      .action(
        run(async ({ client, projectId, output }, runId: string, options: { reason: string }) =>
          output.result(
            await client.runs.approve({ params: { projectId, runId }, body: { approved, reason: options.reason } }),
            describeRun,
          ),
        ),
      );
  }

  program
    .command('logs <run>')
    .description('Log of a run’s training job')
    .option('--attempt <number>', 'of an earlier attempt')
    .option('--node <node>', 'only lines about this node of the flow')
    .option('--follow', 'go on until the job ends')
    .action(run(showLog));
}

async function startRun(
  session: Session,
  flowId: string,
  options: { version?: string; wait?: boolean; key?: string },
): Promise<void> {
  const { client, projectId, output } = session;
  const body = options.version === undefined ? {} : { version: options.version };
  const record = await client.runs.start({
    params: { projectId, flowId },
    body,
    ...(options.key === undefined ? {} : { idempotencyKey: options.key }),
  });
  output.progress(
    `${record.runId}: ${record.trialsPlanned} trial${record.trialsPlanned === 1 ? '' : 's'} of ${flowId} v${record.flowVersion}`,
  );
  await finish(session, record, options.wait === true);
}

async function finish(session: Session, record: RunRecord, wait: boolean): Promise<void> {
  if (!wait) {
    session.output.result(record, describeRun);
    return;
  }
  const ended = await followRun(session, record.runId);
  session.output.result(ended, describeRun);
  if (ended.state !== 'succeeded')
    throw new FlowiError('job_failed', `Run ${ended.runId} ${ended.state}.`, { details: { runId: ended.runId } });
}

/** Follows a run to its end, or to the point where a person has to decide, telling what changes. */
export async function followRun({ client, projectId, output, signal }: Session, runId: string): Promise<RunRecord> {
  let told = '';
  return waitFor({
    read: () => client.runs.get({ params: { projectId, runId } }),
    done: ({ state }) => ENDED.has(state) || state === 'awaiting_approval',
    signal,
    onReading: ({ state, progress }) => {
      const line = describeProgress(state, progress);
      if (line !== told) output.progress(`${runId}: ${line}`);
      told = line;
    },
  });
}

function describeProgress(state: string, progress: Progress | null): string {
  if (state !== 'training' || !progress) return state;
  return `training, ${progress.phase}, ${progress.trials.done} of ${progress.trials.total} trials`;
}

function describeRun(run: RunRecord): string {
  const lines = [
    `${run.runId}  ${run.flowId} v${run.flowVersion}  ${run.state}${run.decision ? `, ${run.decision.outcome}: ${run.decision.reason}` : ''}`,
  ];
  if (run.fits)
    lines.push(`  ${run.trialsPlanned} trials, ${run.fits.distinct} distinct fits instead of ${run.fits.steps}`);
  if (run.failure) {
    lines.push(
      `  failed in ${run.failure.step}: ${run.failure.cause}`,
      ...run.failure.logTail.map((line) => `  | ${line}`),
    );
    if (run.failure.fix) lines.push(`  likely fix: ${run.failure.fix}`);
  }
  return lines.join('\n');
}

function trialTable(trials: readonly TrialRecord[], chosen: number | null): string {
  const metrics = [...new Set(trials.flatMap((trial) => Object.keys(trial.metrics)))];
  const rows = trials.map((trial) => [
    trial.number === chosen ? `${trial.number} *` : trial.number,
    trial.modelNode,
    describeVaried(trial),
    ...metrics.map((metric) => trial.metrics[metric]),
    trial.state,
  ]);
  return table(['TRIAL', 'MODEL', 'PARAMETERS', ...metrics.map((metric) => metric.toUpperCase()), 'STATE'], rows);
}

function describeVaried(trial: TrialRecord): string {
  return Object.entries(trial.varied)
    .flatMap(([node, params]) =>
      Object.entries(params).map(([name, value]) => `${node}.${name}=${JSON.stringify(value)}`),
    )
    .join(' ');
}

async function showLog(
  { client, projectId, output }: Session,
  runId: string,
  options: { attempt?: string; node?: string; follow?: boolean },
): Promise<void> {
  const { attempt, node } = options;
  const wanted = { ...(attempt !== undefined && { attempt }), ...(node !== undefined && { node }) };
  let from = 0;
  let text = '';
  await waitFor({
    read: () => client.runs.log({ params: { projectId, runId }, query: { ...wanted, from } }),
    done: ({ finished, next }) => finished || (options.follow !== true && next === from),
    onReading: (part) => {
      if (options.follow === true && part.text !== '') output.progress(part.text.trimEnd());
      text += part.text;
      from = part.next;
    },
  });
  output.result({ runId, text }, (log) => (options.follow === true ? '' : log.text.trimEnd()));
}
