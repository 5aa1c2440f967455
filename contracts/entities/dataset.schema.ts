import * as z from 'zod';
import { sayingSchema, warningsSaidSchema } from '../sayings/book.ts';
import { actorSchema, columnTypeSchema, digestSchema, slugSchema, timestampSchema, versionSchema } from './common.ts';

export const DATA_FORMATS = ['csv', 'parquet', 'jsonl'] as const;
export const dataFormatSchema = z.enum(DATA_FORMATS);
export type DataFormat = z.infer<typeof dataFormatSchema>;

/** Counts in bins of equal width between two bounds; timestamps count in milliseconds since 1970. */
export const histogramSchema = z.object({
  low: z.number().describe('Lower bound of the first bin'),
  high: z.number().describe('Upper bound of the last bin, which belongs to it'),
  counts: z.array(z.int()).min(1),
});
export type Histogram = z.infer<typeof histogramSchema>;

/** How strongly pairs of columns go together in a straight line, over the rows where both are present. */
export const correlationsSchema = z.object({
  columns: z.array(z.string()).describe('Numbers and booleans, the first 50 in the order of the table'),
  values: z
    .array(z.array(z.number().min(-1).max(1).nullable()))
    .describe('Row i holds Pearson coefficients of column i with columns i+1, i+2, ...; null where one is constant'),
  rows: z.int().describe('Rows they were computed on; a sample of large tables'),
});
export type Correlations = z.infer<typeof correlationsSchema>;

export const columnProfileSchema = z.object({
  name: z.string(),
  type: columnTypeSchema,
  missing: z.int(),
  distinct: z.int().describe('Approximate on large tables'),
  minimum: z.union([z.number(), z.string()]).nullable(),
  maximum: z.union([z.number(), z.string()]).nullable(),
  mean: z.number().nullable(),
  top: z.array(z.object({ value: z.string(), count: z.int() })).describe('Most frequent values, at most 10'),
  histogram: histogramSchema.optional().describe('Of numbers and timestamps; not in profiles of earlier releases'),
  warnings: z.array(z.string()).describe('Looks like an id, integers above 2^24, ...'),
  warningsSaid: warningsSaidSchema,
});

export const profileSchema = z.object({
  rows: z.int(),
  columns: z.array(columnProfileSchema),
  sample: z.array(z.record(z.string(), z.unknown())).describe('First rows, fewer the more columns there are'),
  correlations: correlationsSchema.optional().describe('Not in profiles of earlier releases'),
  warnings: z
    .array(z.string())
    .optional()
    .describe('About the table as a whole: doubled rows; not in profiles of earlier releases'),
  warningsSaid: warningsSaidSchema,
  reduced: z.boolean().optional().describe('True when a wide table left no room for full detail'),
});
export type ColumnProfile = z.infer<typeof columnProfileSchema>;
export type Profile = z.infer<typeof profileSchema>;

export const DATASET_STATES = ['uploading', 'profiling', 'ready', 'failed'] as const;

/** An immutable set of objects with content hash, schema and profile. */
export const datasetVersionSchema = z.object({
  projectId: slugSchema,
  name: slugSchema,
  version: versionSchema,
  state: z.enum(DATASET_STATES),
  format: dataFormatSchema,
  files: z.array(
    z.object({
      name: z.string(),
      key: z.string(),
      bytes: z.int(),
      upload: z
        .object({ uploadId: z.string(), partBytes: z.int() })
        .optional()
        .describe('While the file is on its way'),
    }),
  ),
  digest: digestSchema.nullable().describe("sha256 over the objects' sha256, in order; null until all have arrived"),
  profile: profileSchema.nullable(),
  error: z.string().nullable(),
  errorSaid: sayingSchema.optional().describe('The error for whoever speaks another language'),
  createdAt: timestampSchema,
  createdBy: actorSchema,
});
export type DatasetVersion = z.infer<typeof datasetVersionSchema>;

export const datasetSchema = z.object({
  projectId: slugSchema,
  name: slugSchema,
  latestVersion: z.int().min(0).describe('0 until a version is ready'),
  nextVersion: z.int().min(1),
  latest: z
    .object({ rows: z.int(), columns: z.int(), bytes: z.int(), createdAt: timestampSchema })
    .optional()
    .describe('Of the latest version; not in records of earlier releases'),
  createdAt: timestampSchema,
});
export type Dataset = z.infer<typeof datasetSchema>;
