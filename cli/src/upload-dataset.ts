import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { DataFormat, DatasetVersion } from '@flowi/contracts/entities';
import { slugOf } from '@flowi/contracts/entities';
import { FlowiError, messageOf } from '@flowi/contracts/errors';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';
import { waitFor } from './wait.ts';

const FORMATS: Readonly<Record<string, DataFormat>> = {
  '.csv': 'csv',
  '.parquet': 'parquet',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

export interface UploadOptions {
  /** @default the first file's name */
  readonly name?: string;
  /** Go on with an upload of the same files that was broken off. @default false */
  readonly resume?: boolean;
}

interface LocalFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** A file on its way, with the parts that are still to be sent. */
interface FileUpload {
  readonly name: string;
  readonly uploadId: string;
  readonly partBytes: number;
  readonly parts: readonly { readonly partNumber: number; readonly url: string }[];
  readonly arrived?: readonly SentPart[];
}

interface SentPart {
  readonly partNumber: number;
  readonly etag: string;
}

/** Uploads files straight to storage and waits until schema and profile are there. */
export async function uploadDataset(
  session: Session,
  paths: readonly string[],
  options: UploadOptions = {},
): Promise<DatasetVersion> {
  const { client, projectId, output } = session;
  const name = options.name ?? slugOf(basename(paths[0] ?? '', extname(paths[0] ?? '')));
  const format = formatOf(paths);
  const files = await Promise.all(
    paths.map(async (path) => ({ path, name: basename(path), bytes: await sizeOf(path) })),
  );
  const upload = options.resume ? await resumed(session, name, files) : await begun(session, name, format, files);
  const sent = [];
  for (const file of upload.files) sent.push(await sendFile(session, pathOf(files, file.name), file));
  const params = { projectId, name, version: upload.version };
  await client.datasets.completeUpload({ params, body: { files: sent } });
  output.progress('reading schema and profile');
  const version = await waitFor({
    read: () => client.datasets.getVersion({ params }),
    done: ({ state }) => state === 'ready' || state === 'failed',
    signal: session.signal,
  });
  if (version.state === 'failed') throw new FlowiError('invalid_data', version.error ?? `${name} could not be read`);
  return version;
}

function begun({ client, projectId }: Session, name: string, format: DataFormat, files: readonly LocalFile[]) {
  return client.datasets.beginUpload({
    params: { projectId, name },
    body: { format, files: files.map(({ name: fileName, bytes }) => ({ name: fileName, bytes })) },
    idempotencyKey: uploadKey(name, files),
  });
}

/** The newest upload of files of these names and sizes that has not ended. */
async function resumed({ client, projectId }: Session, name: string, files: readonly LocalFile[]) {
  const { versions } = await client.datasets.get({ params: { projectId, name } });
  const describe = (all: readonly { name: string; bytes: number }[]) =>
    all
      .map((file) => `${file.name} (${file.bytes} bytes)`)
      .toSorted()
      .join(', ');
  const waiting = versions.filter(({ state }) => state === 'uploading');
  const version = waiting.find((one) => describe(one.files) === describe(files));
  if (version !== undefined)
    return client.datasets.resumeUpload({ params: { projectId, name, version: version.version } });
  const known = waiting.map((one) => `version ${one.version} of ${describe(one.files)}`).join('; ');
  throw new UsageError(
    `No upload of ${describe(files)} to ${name} waits to go on; ${known === '' ? 'none waits at all' : `waiting: ${known}`}. Leave --resume out to begin a new version.`,
  );
}

async function sendFile({ output }: Session, path: string, { arrived = [], parts, ...file }: FileUpload) {
  const total = arrived.length + parts.length;
  const size = `${total} part${total === 1 ? '' : 's'}`;
  output.progress(`uploading ${file.name} (${size}${arrived.length > 0 ? `, ${arrived.length} there already` : ''})`);
  const sent = await uploadParts(path, parts, file.partBytes);
  return { name: file.name, uploadId: file.uploadId, parts: [...arrived, ...sent] };
}

function pathOf(files: readonly LocalFile[], name: string): string {
  return files.find((file) => file.name === name)?.path ?? name;
}

function uploadKey(name: string, files: readonly LocalFile[]): string {
  return createHash('sha256')
    .update(JSON.stringify([name, files, Date.now()]))
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
    throw new UsageError(`Cannot read ${path}: ${messageOf(cause)}`, { cause });
  }
  throw new UsageError(`${path} is empty; a table has a header and rows.`);
}

async function uploadParts(
  path: string,
  parts: readonly { partNumber: number; url: string }[],
  partBytes: number,
): Promise<SentPart[]> {
  const blob = await openAsBlob(path);
  const done = [];
  for (const { partNumber, url } of parts) {
    const start = (partNumber - 1) * partBytes;
    const response = await fetch(url, { method: 'PUT', body: blob.slice(start, start + partBytes) });
    const etag = response.headers.get('etag');
    if (!response.ok || etag === null)
      throw new FlowiError(
        'upstream_unavailable',
        `Storage refused part ${partNumber} of ${path} with HTTP ${response.status}; run the command again with --resume.`,
      );
    done.push({ partNumber, etag });
  }
  return done;
}
