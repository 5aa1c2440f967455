import { allPages } from '@flowi/contracts/client';
import type { DatasetVersion } from '@flowi/contracts/entities';
import type { Command } from 'commander';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { type UploadOptions, uploadDataset } from '../upload-dataset.ts';

/** `flowi datasets add | list | show | delete` */
export function datasetCommands(program: Command, run: Run): void {
  const datasets = program.command('datasets').description('Tables to train on and to score');

  datasets
    .command('add <file...>')
    .description('Upload files as a new version of a dataset')
    .option('--name <name>', 'name of the dataset; the first file’s name by default')
    .option('--resume', 'go on with the upload of these files that was broken off; what arrived is not sent again')
    .action(run(addDataset));

  datasets
    .command('list')
    .description('Datasets of the project')
    .action(
      run(async ({ client, projectId, output }) => {
        const items = await allPages((cursor) => client.datasets.list({ params: { projectId }, query: { cursor } }));
        output.result(items, (all) =>
          table(
            ['NAME', 'VERSION', 'CREATED'],
            all.map((one) => [one.name, one.latestVersion, one.createdAt]),
          ),
        );
      }),
    );

  datasets
    .command('show <name>')
    .description('Schema and profile of the newest version')
    .action(
      run(async ({ client, projectId, output }, name: string) => {
        const dataset = await client.datasets.get({ params: { projectId, name } });
        output.result(dataset, ({ versions }) => versions.slice(0, 1).map(describe).join('\n'));
      }),
    );

  datasets
    .command('delete <name>')
    .description('Delete a dataset that no flow version uses')
    .action(
      run(async ({ client, projectId, output }, name: string) => {
        await client.datasets.remove({ params: { projectId, name } });
        output.result({ deleted: name }, () => `deleted ${name}`);
      }),
    );
}

async function addDataset(session: Session, files: string[], options: UploadOptions): Promise<void> {
  const version = await uploadDataset(session, files, options);
  session.output.result(version, describe);
}

function describe(version: DatasetVersion): string {
  const head = `${version.name} v${version.version}: ${version.state}, ${version.profile?.rows ?? '?'} rows${version.error ? `; ${version.error}` : ''}`;
  if (!version.profile) return head;
  const warnings = (version.profile.warnings ?? []).map((warning) => `\n${warning}`).join('');
  const rows = version.profile.columns.map((column) => [
    column.name,
    column.type,
    column.missing,
    column.distinct,
    column.minimum,
    column.maximum,
    column.warnings.join('; '),
  ]);
  return `${head}${warnings}\n${table(['COLUMN', 'TYPE', 'MISSING', 'DISTINCT', 'MINIMUM', 'MAXIMUM', 'NOTES'], rows)}`;
}
