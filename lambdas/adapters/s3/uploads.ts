import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  paginateListParts,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { FlowiError } from '@flowi/contracts/errors';
import type { UploadPart, Uploads } from '../../ports/object-store.ts';
import { isNamed, messageOf } from '../aws-errors.ts';

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

  async complete(key: string, uploadId: string, parts: readonly UploadPart[]): Promise<number> {
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
      throw new FlowiError(
        'invalid_request',
        `The parts of ${key} do not make a file: ${messageOf(error)}. Send every part, then complete again.`,
        { cause: error },
      );
    }
    return this.#size(key);
  }

  /** An upload that is gone was joined by an earlier call, or never begun. */
  async #joinedBefore(key: string): Promise<number> {
    try {
      return await this.#size(key);
    } catch (error) {
      if (!isNamed(error, 'NotFound', 'NoSuchKey')) throw error;
      throw new FlowiError(
        'invalid_request',
        `There is no upload under way for ${key} with this uploadId; begin a new version.`,
        { cause: error },
      );
    }
  }

  async #size(key: string): Promise<number> {
    const { ContentLength: bytes } = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
    return bytes ?? 0;
  }
}
