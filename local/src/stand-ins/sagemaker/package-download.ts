import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { extract } from 'tar';
import type { ModelRecord } from './records.ts';

/** Where a model's files are: one archive, one object, or everything below a prefix. */
export interface PackageSource {
  bucket: string;
  key: string;
  kind: 'archive' | 'object' | 'prefix';
}

/** Read the source from a model's container definition. Throws when it names none. */
export function packageSourceOf(model: ModelRecord): PackageSource {
  const source = model.PrimaryContainer.ModelDataSource?.S3DataSource;
  const uri = source?.S3Uri ?? model.PrimaryContainer.ModelDataUrl;
  const match = /^s3:\/\/([^/]+)\/(.*)$/.exec(uri ?? '');
  if (!match?.[1]) throw new Error(`Model ${model.ModelName} names no s3:// address of its data (given: ${uri})`);
  const kind =
    !source || source.CompressionType === 'Gzip' ? 'archive' : source.S3DataType === 'S3Object' ? 'object' : 'prefix';
  return { bucket: match[1], key: match[2] ?? '', kind };
}

/** Download a package into a folder. */
export async function downloadPackage(s3: S3Client, source: PackageSource, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (source.kind === 'archive') {
    // Links, devices and names that lead out of the folder are left out by the library or refused here.
    const unpack = extract({ cwd: folder, strict: true, filter: (_path, entry) => isPlain(entry) });
    await pipeline(await bodyOf(s3, source.bucket, source.key), unpack);
    return;
  }
  if (source.kind === 'object') {
    await downloadObject(s3, source.bucket, source.key, join(folder, source.key.split('/').at(-1) ?? 'model'));
    return;
  }
  await downloadPrefix(s3, source, folder);
}

async function downloadPrefix(s3: S3Client, source: PackageSource, folder: string): Promise<void> {
  let token: string | undefined;
  let count = 0;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: source.bucket, Prefix: source.key, ContinuationToken: token }),
    );
    for (const { Key } of page.Contents ?? []) {
      if (!Key || Key.endsWith('/')) continue;
      const target = join(folder, normalize(`/${Key.slice(source.key.length)}`));
      await downloadObject(s3, source.bucket, Key, target);
      count += 1;
    }
    token = page.NextContinuationToken;
  } while (token);
  if (count === 0) throw new Error(`No object lies below s3://${source.bucket}/${source.key}`);
}

async function downloadObject(s3: S3Client, bucket: string, key: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await pipeline(await bodyOf(s3, bucket, key), createWriteStream(target, { mode: 0o600 }));
}

async function bodyOf(s3: S3Client, bucket: string, key: string): Promise<Readable> {
  const reply = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (!(reply.Body instanceof Readable)) throw new Error(`s3://${bucket}/${key} has no content`);
  return reply.Body;
}

function isPlain(entry: unknown): boolean {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'type' in entry &&
    (entry.type === 'File' || entry.type === 'Directory')
  );
}
