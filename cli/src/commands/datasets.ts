import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { DataFormat, DatasetVersion } from '@flowi/contracts/entities';
import { slugOf } from '@flowi/contracts/entities';
import { FlowiError } from '@flowi/contracts/errors';
import type { Command } from 'commander';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { waitFor } from '../wait.ts';

const FORMATS: Readonly<Record<string, DataFormat>> = {
  '.csv': 'csv',
  '.parquet': 'parquet',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

/** `flowi datasets add | list | show | delete` */
export function datasetCommands(program: Command, run: Run): void {
  const datasets = program.command('datasets').description('Tables to train on and to score');

  datasets
    .command('add <file...>')
    .description('Upload files as a new version of a dataset')
    .option('--name <name>', 'name of the dataset; the first file’s name by default')
    .action(run(addDataset));

  datasets
    .command('list')
    .description('Datasets of the project')
    .action(
      run(async ({ client, projectId, output }) => {
        const { items } = await client.datasets.list({ params: { projectId } });
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

async function addDataset(session: Session, files: string[], options: { name?: string }): Promise<void> {
  const version = await uploadDataset(session, files, options.name);
  session.output.result(version, describe);
}

/** Uploads files straight to storage and waits until schema and profile are there. */
export async function uploadDataset(
  { client, projectId, output }: Session,
  files: readonly string[],
  given?: string,
): Promise<DatasetVersion> {
  const name = given ?? slugOf(basename(files[0] ?? '', extname(files[0] ?? '')));
  const format = formatOf(files);
  const sizes = await Promise.all(
    files.map(async (path) => ({ path, name: basename(path), bytes: await sizeOf(path) })),
  );
  const upload = await client.datasets.beginUpload({
    params: { projectId, name },
    body: { format, files: sizes.map(({ name: fileName, bytes }) => ({ name: fileName, bytes })) },
    idempotencyKey: uploadKey(name, sizes),
  });
  const uploaded = [];
  for (const file of upload.files) {
    const path = sizes.find((one) => one.name === file.name)?.path ?? file.name;
    output.progress(`uploading ${file.name} (${file.parts.length} part${file.parts.length === 1 ? '' : 's'})`);
    uploaded.push({
      name: file.name,
      uploadId: file.uploadId,
      parts: await uploadParts(path, file.parts, file.partBytes),
    });
  }
  await client.datasets.completeUpload({
    params: { projectId, name, version: upload.version },
    body: { files: uploaded },
  });
  output.progress('reading schema and profile');
  const version = await waitFor({
    read: () => client.datasets.getVersion({ params: { projectId, name, version: upload.version } }),
    done: ({ state }) => state === 'ready' || state === 'failed',
  });
  if (version.state === 'failed') throw new FlowiError('invalid_data', version.error ?? `${name} could not be read`);
  return version;
}

function uploadKey(name: string, sizes: readonly { name: string; bytes: number }[]): string {
  return createHash('sha256')
    .update(JSON.stringify([name, sizes, Date.now()]))
    .digest('hex')
    .slice(0, 32);
}

function formatOf(files: readonly string[]): DataFormat {
  const formats = new Set(files.map((path) => FORMATS[extname(path).toLowerCase()]));
  const [format] = formats;
  if (formats.size !== 1 || format === undefined)
    throw new UsageError(
      `Files end in ${files.map((path) => extname(path) || 'nothing').join(', ')}; give files of one kind: ${Object.keys(FORMATS).join(', ')}.`,
    );
  return format;
}

async function sizeOf(path: string): Promise<number> {
  try {
    const { size } = await stat(path);
    if (size > 0) return size;
  } catch (cause) {
    throw new UsageError(`Cannot read ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  throw new UsageError(`${path} is empty; a table has a header and rows.`);
}

async function uploadParts(path: string, parts: readonly { partNumber: number; url: string }[], partBytes: number) {
  const blob = await openAsBlob(path);
  const done = [];
  for (const { partNumber, url } of parts) {
    const start = (partNumber - 1) * partBytes;
    const response = await fetch(url, { method: 'PUT', body: blob.slice(start, start + partBytes) });
    const etag = response.headers.get('etag');
    if (!response.ok || etag === null)
      throw new FlowiError(
        'upstream_unavailable',
        `Storage refused part ${partNumber} of ${path} with HTTP ${response.status}; run the command again.`,
      );
    done.push({ partNumber, etag });
  }
  return done;
}

function describe(version: DatasetVersion): string {
  const head = `${version.name} v${version.version}: ${version.state}, ${version.profile?.rows ?? '?'} rows${version.error ? `; ${version.error}` : ''}`;
  if (!version.profile) return head;
  const rows = version.profile.columns.map((column) => [
    column.name,
    column.type,
    column.missing,
    column.distinct,
    column.minimum,
    column.maximum,
    column.warnings.join('; '),
  ]);
  return `${head}\n${table(['COLUMN', 'TYPE', 'MISSING', 'DISTINCT', 'MINIMUM', 'MAXIMUM', 'NOTES'], rows)}`;
}
