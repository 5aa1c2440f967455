import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { FlowiError } from '@flowi/contracts/errors';
import { parseS3Uri } from '@flowi/contracts/storage';
import { prepareUpload } from './multipart.ts';
import type { ObjectStore } from './object-store.ts';

/** Objects of S3. Region and credentials come from the environment, as everywhere in AWS. */
export function createS3Store(client: S3Client): ObjectStore {
  const at = (address: string) => {
    const { bucket, key } = parseS3Uri(address);
    return { Bucket: bucket, Key: key };
  };
  const open = async (address: string) => {
    const { Body } = await client.send(new GetObjectCommand(at(address)));
    if (!Body) throw new FlowiError('upstream_unavailable', `S3 answered ${address} without a body`);
    return Body;
  };
  return {
    async list(prefix) {
      const { Bucket, Key: Prefix } = at(prefix);
      const found: string[] = [];
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        for (const { Key } of page.Contents ?? []) if (Key && !Key.endsWith('/')) found.push(`s3://${Bucket}/${Key}`);
      }
      return found.sort();
    },
    read: async (address) => Buffer.from(await (await open(address)).transformToByteArray()),
    write: async (address, body) => {
      await client.send(new PutObjectCommand({ ...at(address), Body: body }));
    },
    async download(address, path) {
      const body = await open(address);
      await mkdir(dirname(path), { recursive: true });
      if (!(body instanceof Readable)) throw new TypeError('S3 gave a body that is no Node stream');
      await pipeline(body, createWriteStream(path));
    },
    prepare: (path, address) => prepareUpload(client, path, at(address)),
    remove: async (address) => {
      await client.send(new DeleteObjectCommand(at(address)));
    },
  };
}

/** @param endpoint another address than AWS's; bucket names then go into the path, since such hosts have no name for each bucket */
export function createS3Client(endpoint: string | undefined): S3Client {
  return new S3Client({
    forcePathStyle: endpoint !== undefined,
    maxAttempts: 4,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
}
