import { Readable } from 'node:stream';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { FlowiError } from '@flowi/contracts/errors';

/** Objects of a bucket as streams. */
export function objectStreams(bucket: string, client = new S3Client({})): (key: string) => Promise<Readable> {
  return async (key) => {
    const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (body instanceof Readable) return body;
    throw new FlowiError('upstream_unavailable', `Storage answered ${key} without a body; try again.`);
  };
}
