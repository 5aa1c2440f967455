import * as z from 'zod';
import { columnTypeSchema, digestSchema } from '../entities/common.ts';
import { sayingSchema } from '../sayings/book.ts';

const metrics = z.record(z.string(), z.number());

/** How the chosen trial did: on the rows it was chosen on, and once on the held-out rows with the exported graph. */
export const metricsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  selectedBy: z.string().describe('Metric the trial was chosen by'),
  validation: metrics,
  test: metrics,
  rows: z.strictObject({ train: z.int(), validation: z.int(), test: z.int() }),
  confusion: z
    .strictObject({ classes: z.array(z.string()), matrix: z.array(z.array(z.int())) })
    .nullable()
    .describe('Rows = truth, columns = prediction, on the held-out rows'),
});
export type PackageMetrics = z.infer<typeof metricsSchema>;

/** Library estimators against the exported graph, on the same rows. */
export const paritySchema = z.strictObject({
  schemaVersion: z.literal(1),
  rows: z.int(),
  labelChanges: z.int().describe('Labels that differ though the two best scores differ by more than the tolerance'),
  ties: z.int().describe('Labels that differ where the two best scores are within the tolerance'),
  largestDifference: z.number().describe('Largest absolute difference of scores or values'),
  tolerance: z.number(),
  passed: z.boolean(),
});
export type Parity = z.infer<typeof paritySchema>;

/** How rows became held-out: enough to tell of any row whether this model may have seen it. */
export const splitSchema = z.strictObject({
  salt: z.string().describe('Fixed per flow'),
  keyColumns: z.array(z.string()).describe('Columns of the row key as asked for; empty = those that reach a model'),
  testSize: z.number().describe('Share of rows asked for'),
  stratify: z.boolean().optional().describe('Thresholds by class were asked for; not in records of earlier releases'),
  columns: z
    .array(z.strictObject({ name: z.string(), type: columnTypeSchema }))
    .optional()
    .describe('Columns that are hashed, whatever else the table has; not in records of earlier releases'),
  thresholds: z
    .record(z.string(), z.number())
    .describe('Rows whose hash in [0,1) is below are held out; by class, or under "" for all'),
});
export type Split = z.infer<typeof splitSchema>;

/** Where a package comes from. */
export const provenanceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  flowId: z.string(),
  flowVersion: z.int(),
  flowDigest: digestSchema,
  runId: z.string(),
  trial: z.int(),
  datasets: z.array(z.strictObject({ nodeId: z.string(), name: z.string(), version: z.int(), digest: digestSchema })),
  split: splitSchema,
  seed: z.int(),
  libraries: z.record(z.string(), z.string()),
  image: z.string().describe('Image digest, or "process" when run outside a container'),
  createdAt: z.iso.datetime(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** A few raw held-out rows with the model's answers, for try-it forms and smoke tests. */
export const sampleSchema = z.strictObject({
  schemaVersion: z.literal(1),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  predictions: z.array(z.union([z.string(), z.number(), z.boolean()])),
});
export type Sample = z.infer<typeof sampleSchema>;

/** Candidate against live model on the same held-out rows. */
export const comparisonSchema = z.strictObject({
  schemaVersion: z.literal(1),
  status: z.enum(['no_live_model', 'compared', 'incomparable']),
  reason: z.string().nullable().describe('Why not comparable'),
  said: sayingSchema.optional().describe('The reason for whoever speaks another language'),
  liveVersion: z.int().nullable(),
  metric: z.string().nullable(),
  direction: z.enum(['maximize', 'minimize']).nullable(),
  candidate: z.number().nullable(),
  live: z.number().nullable(),
  gain: z.number().nullable().describe('Positive when the candidate is better, whatever the direction'),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('95% paired bootstrap interval of the gain'),
  rows: z.int(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/** Names of the files of a package. */
export const PACKAGE_FILES = {
  model: 'model.onnx',
  contract: 'contract.json',
  metrics: 'metrics.json',
  reference: 'reference.json',
  parity: 'parity.json',
  provenance: 'provenance.json',
  sample: 'sample.json',
  archive: 'model.tar.gz',
} as const;
