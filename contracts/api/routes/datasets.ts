import * as z from 'zod';
import {
  dataFormatSchema,
  datasetSchema,
  datasetVersionSchema,
  slugSchema,
  versionSchema,
} from '../../entities/index.ts';
import { CREATE, noBody, none, page, pageQuery, projectParams, READ, REMOVE } from '../common.ts';
import { route } from '../route.ts';

const capability = 'datasets';
const datasetParams = projectParams.extend({ name: slugSchema });
const versionParams = datasetParams.extend({ version: versionSchema });
const fileName = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'a plain file name');

/** Largest file and part counts of an upload; S3 takes 10,000 parts. */
export const UPLOAD_LIMITS = { files: 100, partBytes: 16 * 1024 * 1024, parts: 10_000 } as const;

const uploadPart = z.object({ partNumber: z.int(), url: z.url() });
const arrivedPart = z.object({ partNumber: z.int(), etag: z.string() });
/** A file on its way: how it is cut, and where to send the parts that have not arrived. */
const uploadFile = z.object({ name: z.string(), uploadId: z.string(), partBytes: z.int(), parts: z.array(uploadPart) });

export const datasetRoutes = {
  list: route({
    name: 'datasets.list',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/datasets',
    summary: 'Datasets of the project',
    role: 'viewer',
    params: projectParams,
    query: pageQuery,
    body: noBody,
    reply: page(datasetSchema),
    ...READ,
  }),
  get: route({
    name: 'datasets.get',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/datasets/{name}',
    summary: 'A dataset and its versions, newest first; the latest one with its profile',
    role: 'viewer',
    params: datasetParams,
    query: none,
    body: noBody,
    reply: datasetSchema.extend({ versions: z.array(datasetVersionSchema.extend({ rows: z.int().nullable() })) }),
    ...READ,
  }),
  getVersion: route({
    name: 'datasets.getVersion',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/datasets/{name}/versions/{version}',
    summary: 'One version with schema and profile',
    role: 'viewer',
    params: versionParams,
    query: none,
    body: noBody,
    reply: datasetVersionSchema,
    ...READ,
  }),
  beginUpload: route({
    name: 'datasets.beginUpload',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/datasets/{name}/versions',
    summary: 'Begin a new version; answers addresses to upload the parts to, straight to storage',
    role: 'editor',
    params: datasetParams,
    query: none,
    body: z.strictObject({
      format: dataFormatSchema,
      files: z
        .array(z.strictObject({ name: fileName, bytes: z.int().min(1) }))
        .min(1)
        .max(UPLOAD_LIMITS.files),
    }),
    reply: z.object({
      version: versionSchema,
      files: z.array(uploadFile),
    }),
    ...CREATE,
  }),
  resumeUpload: route({
    name: 'datasets.resumeUpload',
    capability,
    method: 'GET',
    path: '/projects/{projectId}/datasets/{name}/versions/{version}/upload',
    summary: 'How far an upload has come: the parts that arrived, and fresh addresses for the others',
    role: 'editor',
    params: versionParams,
    query: none,
    body: noBody,
    reply: z.object({
      version: versionSchema,
      files: z.array(uploadFile.extend({ bytes: z.int(), arrived: z.array(arrivedPart) })),
    }),
    ...READ,
  }),
  completeUpload: route({
    name: 'datasets.completeUpload',
    capability,
    method: 'POST',
    path: '/projects/{projectId}/datasets/{name}/versions/{version}/complete',
    summary: 'All parts have arrived; schema and profile are made next',
    role: 'editor',
    params: versionParams,
    query: none,
    body: z.strictObject({
      files: z
        .array(
          z.strictObject({
            name: fileName,
            uploadId: z.string(),
            /** None where the upload was joined before, by a call whose answer did not arrive. */
            parts: z.array(z.strictObject(arrivedPart.shape)),
          }),
        )
        .min(1),
    }),
    reply: datasetVersionSchema,
    ...READ,
  }),
  remove: route({
    name: 'datasets.remove',
    capability,
    method: 'DELETE',
    path: '/projects/{projectId}/datasets/{name}',
    summary: 'Delete a dataset that no flow version uses',
    role: 'admin',
    params: datasetParams,
    query: none,
    body: noBody,
    reply: z.undefined(),
    ...REMOVE,
  }),
} as const;
