import { type FileHandle, open } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { FlowiError } from '@flowi/contracts/errors';
import type { PreparedObject } from './object-store.ts';

/** Held in memory, so that a part can be sent again. */
const PART_BYTES = 16 * 1024 ** 2;
const MOST_PARTS = 10_000;

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

/** Sends a file in parts. S3 shows nothing of them before they are joined. */
export async function prepareUpload(client: S3Client, path: string, place: Place): Promise<PreparedObject> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
  if (UploadId === undefined)
    throw new FlowiError('upstream_unavailable', `S3 began an upload to ${place.Key} without an id`);
  const upload = { ...place, UploadId };
  const discard = async () => {
    await client.send(new AbortMultipartUploadCommand(upload));
  };
  try {
    const Parts = await sendParts(client, path, upload);
    const commit = async () => {
      await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
    };
    return { commit, discard };
  } catch (error) {
    // What stays behind is not seen, and removed by the bucket's own rule.
    await discard().catch(() => undefined);
    throw error;
  }
}

async function sendParts(
  client: S3Client,
  path: string,
  upload: Place & { readonly UploadId: string },
): Promise<CompletedPart[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS));
    const count = Math.max(1, Math.ceil(size / bytes));
    const parts: CompletedPart[] = [];
    for (let index = 0; index < count; index += 1) {
      const Body = await readPart(file, index * bytes, Math.min(bytes, size - index * bytes));
      const PartNumber = index + 1;
      const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      parts.push({ PartNumber, ETag });
    }
    return parts;
  } finally {
    await file.close();
  }
}

async function readPart(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const part = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(part, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new FlowiError('internal', 'A part file grew shorter while it was read');
    filled += bytesRead;
  }
  return part;
}
