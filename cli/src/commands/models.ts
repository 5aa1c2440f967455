import { allPages } from '@flowi/contracts/client';
import type { Command } from 'commander';
import { describeMetrics, describeModel } from '../describe-model.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';

/** `flowi models`, `flowi rollback`, `flowi ledger` */
export function modelCommands(program: Command, run: Run): void {
  program
    .command('models <flow> [version]')
    .description('Model versions of a flow, or one with its evidence')
    .action(
      run(async ({ client, projectId, output }, flowId: string, version: string | undefined) => {
        if (version !== undefined) {
          const model = await client.models.get({ params: { projectId, flowId, version } });
          output.result(model, describeModel);
          return;
        }
        const items = await allPages((cursor) =>
          client.models.list({ params: { projectId, flowId }, query: { cursor } }),
        );
        output.result(items, (all) =>
          table(
            ['MODEL', 'LIVE', 'RUN', 'TRIAL', 'TEST METRICS', 'CREATED'],
            all.map((one) => [
              one.version,
              one.live ? 'live' : '',
              one.runId,
              one.trial,
              describeMetrics(one.metrics),
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
      run(async (session, flowId: string) => {
        const { client, projectId, output } = session;
        const items = await allPages((cursor) =>
          client.models.ledger({ params: { projectId, flowId }, query: { cursor } }),
        );
        const nameOf = await namesOfMembers(session);
        output.result(items, (all) =>
          table(
            ['#', 'WHEN', 'WHAT', 'MODEL', 'BEFORE', 'BY', 'WHY'],
            all.map(({ sequence, at, action, version, previousVersion, by, reason }) => [
              sequence,
              at,
              action,
              version,
              previousVersion,
              nameOf(by),
              reason,
            ]),
          ),
        );
      }),
    );
}

/** E-mail addresses instead of ids, of those who are members still. */
async function namesOfMembers({ client, projectId }: Session): Promise<(actor: string) => string> {
  const { items } = await client.projects.members({ params: { projectId } });
  const emails = new Map(items.map(({ userId, email }) => [userId, email]));
  return (actor) => emails.get(actor) ?? actor;
}
