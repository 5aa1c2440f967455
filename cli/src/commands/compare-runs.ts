import { allPages } from '@flowi/contracts/client';
import type { TrialRecord } from '@flowi/contracts/entities';
import type { Command } from 'commander';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';

/** `flowi runs compare` */
export function compareCommand(runs: Command, run: Run): void {
  runs
    .command('compare <run...>')
    .description('Trials of several runs side by side, with the parameters that differ')
    .option('--chosen', 'of each run only the trial that it chose')
    .action(
      run(async (session, runIds: string[], options: { chosen?: boolean }) =>
        session.output.result(await readTrials(session, runIds, options.chosen === true), compareTable),
      ),
    );
}

function readTrials(
  { client, projectId }: Session,
  runIds: readonly string[],
  chosen: boolean,
): Promise<TrialRecord[]> {
  return allPages((cursor) =>
    client.runs.compare({
      params: { projectId },
      query: { runs: runIds.join(','), limit: 500, cursor, ...(chosen && { only: 'chosen' as const }) },
    }),
  );
}

function compareTable(trials: readonly TrialRecord[]): string {
  const parameters = differingParameters(trials);
  const metrics = [...new Set(trials.flatMap((trial) => Object.keys(trial.metrics)))];
  return table(
    ['RUN', 'TRIAL', 'MODEL', ...parameters.map(({ label }) => label), ...metrics.map((name) => name.toUpperCase())],
    trials.map((trial) => [
      trial.runId,
      trial.number,
      trial.modelNode,
      ...parameters.map(({ textOf }) => textOf(trial)),
      ...metrics.map((name) => trial.metrics[name]),
    ]),
  );
}

/** Parameters that have several values; trials whose path lacks one say nothing about it. */
function differingParameters(trials: readonly TrialRecord[]) {
  const names = new Map<string, { node: string; name: string }>();
  for (const { params } of trials)
    for (const [node, given] of Object.entries(params))
      for (const name of Object.keys(given)) names.set(`${node}.${name}`, { node, name });
  return [...names]
    .map(([label, { node, name }]) => {
      const textOf = ({ params }: TrialRecord) => {
        const value = params[node]?.[name];
        return value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
      };
      return { label, textOf };
    })
    .filter(({ textOf }) => new Set(trials.flatMap((trial) => textOf(trial) ?? [])).size > 1);
}
