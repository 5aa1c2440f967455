import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { parseS3Uri } from '@flowi/contracts/storage';

/** Takes an object away. Returns what puts it back. */
export async function hideObject(s3: S3Client, uri: string): Promise<() => Promise<void>> {
  const at = where(uri);
  const body = await (await s3.send(new GetObjectCommand(at))).Body?.transformToByteArray();
  await s3.send(new DeleteObjectCommand(at));
  return async () => void (await s3.send(new PutObjectCommand({ ...at, Body: body ?? '' })));
}

/** Writes something else over an object. Returns what puts it back. */
export async function spoilObject(s3: S3Client, uri: string, content: string): Promise<() => Promise<void>> {
  const restore = await hideObject(s3, uri);
  await s3.send(new PutObjectCommand({ ...where(uri), Body: content }));
  return restore;
}

/** Keys below an s3:// prefix. */
export async function keysBelow(s3: S3Client, uri: string): Promise<string[]> {
  const { Bucket, Key } = where(uri);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
  return Contents.map(({ Key: found = '' }) => found);
}

function where(uri: string): { Bucket: string; Key: string } {
  const { bucket, key } = parseS3Uri(uri);
  return { Bucket: bucket, Key: key };
}
