import type { Command } from 'commander';
import { table } from '../output.ts';
import type { Run } from '../run.ts';

/** `flowi models`, `flowi rollback`, `flowi ledger` */
export function modelCommands(program: Command, run: Run): void {
  program
    .command('models <flow> [version]')
    .description('Model versions of a flow, or one with its evidence')
    .action(
      run(async ({ client, projectId, output }, flowId: string, version: string | undefined) => {
        if (version !== undefined) {
          const model = await client.models.get({ params: { projectId, flowId, version } });
          output.result(model, (one) => JSON.stringify(one, null, 2));
          return;
        }
        const { items } = await client.models.list({ params: { projectId, flowId } });
        output.result(items, (all) =>
          table(
            ['MODEL', 'LIVE', 'RUN', 'TRIAL', 'TEST METRICS', 'CREATED'],
            all.map((one) => [
              one.version,
              one.live ? 'live' : '',
              one.runId,
              one.trial,
              JSON.stringify(one.metrics),
              one.createdAt,
            ]),
          ),
        );
      }),
    );

  program
    .command('rollback <flow>')
    .description('Make the previous model version, or the named one, live again')
    .option('--version <number>', 'model version to go back to')
    .option('--reason <text>', 'kept in the ledger', '')
    .action(
      run(async ({ client, projectId, output }, flowId: string, options: { version?: string; reason: string }) => {
        const body =
          options.version === undefined
            ? { reason: options.reason }
            : { version: options.version, reason: options.reason };
        const reply = await client.models.rollback({ params: { projectId, flowId }, body });
        output.result(
          reply,
          (one) =>
            `model ${one.version} is live again instead of ${one.previousVersion}${one.deploymentId ? `; ${one.deploymentId} is being updated` : ''}`,
        );
      }),
    );

  program
    .command('ledger <flow>')
    .description('What was live, when, why and by whom')
    .action(
      run(async ({ client, projectId, output }, flowId: string) => {
        const { items } = await client.models.ledger({ params: { projectId, flowId } });
        output.result(items, (all) =>
          table(
            ['#', 'WHEN', 'WHAT', 'MODEL', 'BEFORE', 'BY', 'WHY'],
            all.map((one) => [one.sequence, one.at, one.action, one.version, one.previousVersion, one.by, one.reason]),
          ),
        );
      }),
    );
}
