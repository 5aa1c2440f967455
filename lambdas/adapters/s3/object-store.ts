import {
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { FlowiError } from '@flowi/contracts/errors';
import { s3Uri } from '@flowi/contracts/storage';
import type { ObjectStore, StoredObject } from '../../ports/object-store.ts';
import { isNamed } from '../aws-errors.ts';

/** S3 deletes at most so many objects in one call. */
const DELETED_AT_ONCE = 1000;

/** Objects of one S3 bucket. */
export class S3ObjectStore implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  uri(key: string): string {
    return s3Uri(this.#bucket, key);
  }

  key(uri: string): string {
    const root = this.uri('');
    if (uri.startsWith(root)) return uri.slice(root.length);
    throw new FlowiError('invalid_request', `${uri} is not an address below ${root}.`);
  }

  async readText(key: string): Promise<string | null> {
    const body = await this.#get(key);
    return body === null ? null : ((await body.Body?.transformToString('utf8')) ?? '');
  }

  async readRange(key: string, from: number, limit: number) {
    try {
      const object = await this.#get(key, `bytes=${from}-${from + limit - 1}`);
      if (object === null) return null;
      const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
      return { bytes, size: Number(object.ContentRange?.split('/')[1] ?? from + bytes.length) };
    } catch (error) {
      // Nothing was written behind `from` yet.
      if (isNamed(error, 'InvalidRange')) return { bytes: new Uint8Array(), size: from };
      throw error;
    }
  }

  async writeJson(key: string, value: unknown): Promise<void> {
    const body = JSON.stringify(value);
    await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: body, ContentType: 'application/json' }),
    );
  }

  async list(prefix: string, after?: string): Promise<StoredObject[]> {
    const objects: StoredObject[] = [];
    for await (const page of paginateListObjectsV2(
      { client: this.#client },
      { Bucket: this.#bucket, Prefix: prefix, StartAfter: after },
    )) {
      for (const { Key: key, Size: bytes, LastModified: modified } of page.Contents ?? []) {
        if (key !== undefined) objects.push({ key, bytes: bytes ?? 0, modifiedAt: modified?.toISOString() ?? '' });
      }
    }
    return objects;
  }

  async removeAll(prefix: string): Promise<void> {
    const objects = (await this.list(prefix)).map(({ key }) => ({ Key: key }));
    for (let start = 0; start < objects.length; start += DELETED_AT_ONCE) {
      const Delete = { Objects: objects.slice(start, start + DELETED_AT_ONCE), Quiet: true };
      const { Errors: failed } = await this.#client.send(new DeleteObjectsCommand({ Bucket: this.#bucket, Delete }));
      if (failed?.length)
        throw new FlowiError(
          'upstream_unavailable',
          `${failed.length} objects below ${this.uri(prefix)} could not be deleted: ${failed[0]?.Message}.`,
        );
    }
  }

  async #get(key: string, range?: string) {
    try {
      return await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key, Range: range }));
    } catch (error) {
      if (isNamed(error, 'NoSuchKey', 'NotFound')) return null;
      throw error;
    }
  }
}
