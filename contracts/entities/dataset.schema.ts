import { z } from 'zod';
import { actorSchema, slugSchema, timestampSchema, versionSchema } from './common.ts';

export const DATA_FORMATS = ['csv', 'parquet', 'jsonl'] as const;
export const dataFormatSchema = z.enum(DATA_FORMATS);
export type DataFormat = z.infer<typeof dataFormatSchema>;

export const columnProfileSchema = z.object({
  name: z.string(),
  type: z.enum(['number', 'boolean', 'string', 'timestamp']),
  missing: z.int(),
  distinct: z.int().describe('Approximate on large tables'),
  minimum: z.union([z.number(), z.string()]).nullable(),
  maximum: z.union([z.number(), z.string()]).nullable(),
  mean: z.number().nullable(),
  top: z.array(z.object({ value: z.string(), count: z.int() })).describe('Most frequent values, at most 10'),
  warnings: z.array(z.string()).describe('Looks like an id, integers above 2^24, ...'),
});

export const profileSchema = z.object({
  rows: z.int(),
  columns: z.array(columnProfileSchema),
  sample: z.array(z.record(z.string(), z.unknown())),
});
export type Profile = z.infer<typeof profileSchema>;

export const DATASET_STATES = ['uploading', 'profiling', 'ready', 'failed'] as const;

/** An immutable set of objects with content hash, schema and profile. */
export const datasetVersionSchema = z.object({
  projectId: slugSchema,
  name: slugSchema,
  version: versionSchema,
  state: z.enum(DATASET_STATES),
  format: dataFormatSchema,
  files: z.array(z.object({ name: z.string(), key: z.string(), bytes: z.int() })),
  digest: z.string().nullable().describe("sha256 over the objects' sha256, in order; null until all have arrived"),
  profile: profileSchema.nullable(),
  error: z.string().nullable(),
  createdAt: timestampSchema,
  createdBy: actorSchema,
});
export type DatasetVersion = z.infer<typeof datasetVersionSchema>;

export const datasetSchema = z.object({
  projectId: slugSchema,
  name: slugSchema,
  latestVersion: z.int().min(0).describe('0 until a version is ready'),
  nextVersion: z.int().min(1),
  createdAt: timestampSchema,
});
export type Dataset = z.infer<typeof datasetSchema>;
