import { NOTIFICATION_KINDS, type Notification } from '@flowi/contracts/entities';
import type { Command } from 'commander';
import { table, visible } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';

/** `flowi notifications` */
export function notificationCommands(program: Command, run: Run): void {
  program
    .command('notifications')
    .description('What people were told, newest first')
    .option('--text', 'with all that was said', false)
    .option('--limit <number>', 'at most so many')
    .option('--kind <kind>', `of one kind only: ${NOTIFICATION_KINDS.join(', ')}`)
    .action(run(listNotifications));
}

async function listNotifications(
  { client, projectId, output }: Session,
  { text, limit, kind: given }: { text: boolean; limit?: string; kind?: string },
): Promise<void> {
  const kind = NOTIFICATION_KINDS.find((one) => one === given);
  if (given !== undefined && kind === undefined)
    throw new UsageError(`--kind is "${given}"; allowed: ${NOTIFICATION_KINDS.join(', ')}.`);
  const { items } = await client.monitoring.notifications({
    params: { projectId },
    query: { ...(limit !== undefined && { limit }), ...(kind !== undefined && { kind }) },
  });
  output.result(items, text ? inFull : asTable);
}

function asTable(items: readonly Notification[]): string {
  return table(
    ['WHEN', 'KIND', 'SUBJECT'],
    items.map(({ at, kind, subject }) => [at, kind, subject]),
  );
}

function inFull(items: readonly Notification[]): string {
  return items
    .map(({ at, kind, subject, text }) =>
      [`${at} ${kind}: ${visible(subject)}`, ...text.split('\n').map((line) => `  ${visible(line)}`)].join('\n'),
    )
    .join('\n\n');
}
