import { S3Client } from '@aws-sdk/client-s3';
import { S3Downloads } from './downloads.ts';
import { S3ObjectStore } from './object-store.ts';
import { S3Uploads } from './uploads.ts';

export function openBucket(bucket: string): S3ObjectStore {
  return new S3ObjectStore(new S3Client({}), bucket);
}

export function openDownloads(bucket: string): S3Downloads {
  return new S3Downloads(new S3Client({}), bucket);
}

/** Presigned parts carry no checksum: it would be that of an empty body, since the signer never sees the part. */
export function openUploads(bucket: string): S3Uploads {
  return new S3Uploads(new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' }), bucket);
}
