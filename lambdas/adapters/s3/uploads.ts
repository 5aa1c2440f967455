import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  paginateListParts,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { FlowiError, messageOf } from '@flowi/contracts/errors';
import { sayProblem } from '@flowi/contracts/sayings';
import type { UploadPart, Uploads } from '../../ports/object-store.ts';
import { isNamed } from '../aws-errors.ts';

const HOUR = 3600;

/** Multipart uploads by presigned addresses: one key, one part, one hour each. */
export class S3Uploads implements Uploads {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async begin(key: string): Promise<string> {
    const { UploadId: id } = await this.#client.send(
      new CreateMultipartUploadCommand({ Bucket: this.#bucket, Key: key }),
    );
    if (id === undefined)
      throw new FlowiError('upstream_unavailable', 'Storage began an upload without an id; try again.');
    return id;
  }

  partUrl(key: string, uploadId: string, partNumber: number): Promise<string> {
    const command = new UploadPartCommand({
      Bucket: this.#bucket,
      Key: key,
      UploadId: uploadId,
      PartNumber: partNumber,
    });
    return getSignedUrl(this.#client, command, { expiresIn: HOUR });
  }

  async arrived(key: string, uploadId: string): Promise<UploadPart[] | null> {
    const pages = paginateListParts({ client: this.#client }, { Bucket: this.#bucket, Key: key, UploadId: uploadId });
    const parts: UploadPart[] = [];
    try {
      for await (const { Parts = [] } of pages) {
        for (const { PartNumber: partNumber, ETag: etag } of Parts)
          if (partNumber !== undefined && etag !== undefined) parts.push({ partNumber, etag });
      }
    } catch (error) {
      if (isNamed(error, 'NoSuchUpload')) return null;
      throw error;
    }
    return parts;
  }

  async joined(key: string): Promise<boolean> {
    return (await this.#sizeIfJoined(key)) !== null;
  }

  async complete(key: string, uploadId: string, parts: readonly UploadPart[]): Promise<number> {
    // Nothing is left to send of an upload that was joined before.
    if (parts.length === 0) return this.#joinedBefore(key);
    const sorted = [...parts]
      .sort((a, b) => a.partNumber - b.partNumber)
      .map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag }));
    try {
      await this.#client.send(
        new CompleteMultipartUploadCommand({
          Bucket: this.#bucket,
          Key: key,
          UploadId: uploadId,
          MultipartUpload: { Parts: sorted },
        }),
      );
    } catch (error) {
      if (isNamed(error, 'NoSuchUpload')) return this.#joinedBefore(key);
      if (!isNamed(error, 'InvalidPart', 'InvalidPartOrder', 'EntityTooSmall', 'InvalidRequest')) throw error;
      throw new FlowiError('invalid_request', sayProblem('dataset.parts', { key, reason: messageOf(error) }), {
        cause: error,
      });
    }
    return this.#size(key);
  }

  /** An upload that is gone was joined by an earlier call, or never begun. */
  async #joinedBefore(key: string): Promise<number> {
    const bytes = await this.#sizeIfJoined(key);
    if (bytes === null) throw new FlowiError('invalid_request', sayProblem('dataset.no_upload', { key }));
    return bytes;
  }

  /** Listed, since whoever may list under a prefix only is refused, not told, when asking for the head of what is not there. */
  async #sizeIfJoined(key: string): Promise<number | null> {
    const { Contents: [first] = [] } = await this.#client.send(
      new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: key, MaxKeys: 1 }),
    );
    return first?.Key === key ? (first.Size ?? 0) : null;
  }

  async #size(key: string): Promise<number> {
    const { ContentLength: bytes } = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
    return bytes ?? 0;
  }
}
