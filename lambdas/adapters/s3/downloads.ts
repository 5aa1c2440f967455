import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Downloads } from '../../ports/object-store.ts';

/** Long enough to begin; a download that has begun goes on. */
const EXPIRES_SECONDS = 900;

/** Presigned addresses: one object, a quarter of an hour each. */
export class S3Downloads implements Downloads {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  url(key: string, name: string): Promise<string> {
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
    const command = new GetObjectCommand({ Bucket: this.#bucket, Key: key, ResponseContentDisposition: disposition });
    return getSignedUrl(this.#client, command, { expiresIn: EXPIRES_SECONDS });
  }
}
