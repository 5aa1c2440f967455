import { mkdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { parseS3Uri } from '@flowi/contracts/storage';
import { extract } from 'tar';

/** Unpack the archive at an s3:// address into a folder. */
export async function downloadPackage(s3: S3Client, uri: string, folder: string): Promise<void> {
  const { bucket, key } = parseS3Uri(uri);
  const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (!(body instanceof Readable)) throw new Error(`${uri} has no content`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Links, devices and names that lead out of the folder are left out by the library or refused here.
  await pipeline(body, extract({ cwd: folder, strict: true, filter: (_path, entry) => isPlain(entry) }));
}

function isPlain(entry: unknown): boolean {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'type' in entry &&
    (entry.type === 'File' || entry.type === 'Directory')
  );
}
