import { allPages } from '@flowi/contracts/client';
import { slugOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import { type Flow, parseFlowText, serializeFlow } from '@flowi/contracts/flow';
import type { Command } from 'commander';
import { parseJson, readText } from '../files.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';

/** `flowi flows list | push | pull | validate | import | delete` */
export function flowCommands(program: Command, run: Run): void {
  const flows = program.command('flows').description('Graph, schedule, tracking and deploy settings');
  flows
    .command('list')
    .description('Flows of the project')
    .action(
      run(async ({ client, projectId, output }) => {
        const items = await allPages((cursor) => client.flows.list({ params: { projectId }, query: { cursor } }));
        output.result(items, (all) =>
          table(
            ['FLOW', 'VERSION', 'LAST RUN', 'LIVE MODEL', 'SCHEDULE', 'NEXT', 'DRIFT', 'OWNER', 'CHANGED'],
            all.map((one) => [
              one.flowId,
              one.latestVersion,
              one.lastRun?.state,
              one.live?.version,
              one.timing === null ? one.scheduleState : `${one.timing.cron} ${one.scheduleState}`,
              one.nextFire,
              one.drift === null ? null : `${one.drift.verdict} (${one.drift.rows} rows)`,
              one.owner,
              one.updatedAt,
            ]),
          ),
        );
      }),
    );
  flows
    .command('push <file>')
    .description('Save a flow file as the draft, and freeze it as a version')
    .option('--draft', 'save the draft only')
    .action(run(push));
  flows
    .command('pull <flow>')
    .description('Write a flow as a file to stdout')
    .option('--version <number>', 'a version instead of the draft')
    .option('--format <format>', 'yaml or json', 'yaml')
    .action(run(pull));
  flows.command('validate <file>').description('Judge a flow file without keeping it').action(run(validate));
  flows
    .command('import <file>')
    .description('Turn a chart of the original Flowi (JSON) into a flow file on stdout')
    .action(run(importChart));
  flows
    .command('delete <flow>')
    .description('Delete a flow that serves nothing')
    .action(
      run(async ({ client, projectId, output }, flowId: string) => {
        await client.flows.remove({ params: { projectId, flowId } });
        output.result({ deleted: flowId }, (one) => `deleted ${one.deleted}`);
      }),
    );
}

/** @throws FlowiError invalid_flow with the issues when the file's shape is not a flow's */
async function readDocument(path: string): Promise<Flow> {
  const parsed = parseFlowText(await readText(path));
  if (parsed.ok) return parsed.flow;
  throw new FlowiError('invalid_flow', `${path} is not a flow document.`, { details: { issues: parsed.issues } });
}

async function push(session: Session, path: string, options: { draft?: boolean }): Promise<void> {
  const version = await pushFlow(session, await readDocument(path), options.draft === true);
  session.output.result(
    version,
    (one) => `${one.flowId} ${one.version === null ? `draft saved (revision ${one.revision})` : `v${one.version}`}`,
  );
}

/** Saves a document as the draft of the flow its name leads to, and freezes it unless `draftOnly`. */
export async function pushFlow(
  { client, projectId, output }: Session,
  document: Flow,
  draftOnly = false,
): Promise<{ flowId: string; revision: number; version: number | null }> {
  const flowId = slugOf(document.name);
  const known = await client.flows.get({ params: { projectId, flowId } }).catch((error: unknown) => {
    if (error instanceof FlowiError && error.code === 'not_found') return null;
    throw error;
  });
  const record = known
    ? await client.flows.saveDraft({ params: { projectId, flowId }, body: { revision: known.revision, document } })
    : await client.flows.create({ params: { projectId }, body: { flowId, document } });
  if (draftOnly) return { flowId, revision: record.revision, version: null };
  const version = await client.flows.createVersion({ params: { projectId, flowId }, body: {} });
  for (const issue of version.issues) output.progress(`${issue.severity}: ${issue.message}`);
  return { flowId, revision: record.revision, version: version.version };
}

async function pull(
  { client, projectId, output }: Session,
  flowId: string,
  options: { version?: string; format: string },
): Promise<void> {
  const document: Flow =
    options.version === undefined
      ? (await client.flows.get({ params: { projectId, flowId } })).draft
      : (await client.flows.getVersion({ params: { projectId, flowId, version: options.version } })).document;
  output.result(document, (flow) => serializeFlow(flow, options.format === 'json' ? 'json' : 'yaml').trimEnd());
}

async function validate({ client, projectId, output }: Session, path: string): Promise<void> {
  const check = await client.flows.validate({ params: { projectId }, body: { document: await readDocument(path) } });
  if (!check.runnable)
    throw new FlowiError('invalid_flow', `${path} cannot run.`, { details: { issues: check.issues } });
  for (const issue of check.issues) output.progress(`${issue.severity}: ${issue.message}`);
  output.result(check, ({ trials }) => `${path} is valid; a run makes ${trials} trial${trials === 1 ? '' : 's'}`);
}

async function importChart({ client, projectId, output }: Session, path: string): Promise<void> {
  const chart = parseJson(await readText(path), path, 'a chart of the original Flowi, as JSON');
  const imported = await client.flows.importChart({ params: { projectId }, body: { chart } });
  for (const { node, attribute, reason } of imported.unmapped)
    output.progress(`not mapped: ${node}${attribute === null ? '' : `.${attribute}`}: ${reason}`);
  output.result(imported, ({ document }) => serializeFlow(document, 'yaml').trimEnd());
}
