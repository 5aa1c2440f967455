import * as z from 'zod';
import { digestSchema } from '../entities/common.ts';
import { flowSchema, gateSchema } from '../flow/flow.schema.ts';
import { comparisonSchema, splitSchema } from '../package/evidence.schema.ts';
import { warningsSaidSchema } from '../sayings/book.ts';

/** `job.json` of a training job: the only input besides its data channels. Written by Plan, read by the trainer. */
export const trainJobSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('train'),
  projectId: z.string(),
  flowId: z.string(),
  flowVersion: z.int(),
  flow: flowSchema,
  salt: z.string().describe('Fixed per flow; decides which rows are held out'),
  split: splitSchema.nullable().describe('How rows became held out in earlier runs of the flow; null on the first run'),
  runId: z.string(),
  attempt: z.int(),
  seed: z.int(),
  datasets: z.array(
    z.strictObject({
      nodeId: z.string(),
      name: z.string(),
      version: z.int(),
      digest: digestSchema,
      format: z.enum(['csv', 'parquet', 'jsonl']),
      channel: z.string().describe('Input channel that holds its objects'),
    }),
  ),
  live: z
    .strictObject({ version: z.int(), channel: z.string() })
    .nullable()
    .describe('Package of the live model version'),
  gate: gateSchema.nullable(),
  outputUri: z
    .string()
    .describe('S3 prefix of the run; package/, result.json, progress.json, previews.json and log.txt go below'),
  tracking: z.strictObject({
    provider: z.enum(['mlflow', 'none']),
    uri: z.string().nullable(),
    experiment: z.string(),
  }),
});
export type TrainJob = z.infer<typeof trainJobSchema>;

export const trialResultSchema = z.strictObject({
  number: z.int(),
  modelNode: z.string(),
  params: z.record(z.string(), z.record(z.string(), z.unknown())).describe('All parameters on the path, by node'),
  varied: z.record(z.string(), z.record(z.string(), z.unknown())).describe('Only those that differ between trials'),
  state: z.enum(['succeeded', 'failed']),
  error: z.string().nullable(),
  metrics: z.record(z.string(), z.number()).describe('On the inner validation rows, or mean over the folds'),
  deviations: z.record(z.string(), z.number()).describe('Standard deviation over the folds; empty for hold-out'),
  seconds: z.number(),
  reusedFits: z.int().describe('Fits of this trial that another one had done'),
  trackerRunId: z.string().nullable(),
});
export type TrialResult = z.infer<typeof trialResultSchema>;

/** `result.json` of a training job. */
export const trainResultSchema = z.strictObject({
  schemaVersion: z.literal(1),
  runId: z.string(),
  attempt: z.int(),
  trials: z.array(trialResultSchema),
  chosen: z.int().describe('Number of the trial whose package was written'),
  selectedBy: z.string(),
  fits: z
    .strictObject({ distinct: z.int(), steps: z.int().describe('Fits there would be without sharing') })
    .describe('Of all trials and folds, and of the chosen trial on the whole training part'),
  package: z.strictObject({ uri: z.string(), digest: digestSchema, bytes: z.int() }),
  test: z.record(z.string(), z.number()),
  split: splitSchema.describe('Kept with the flow'),
  comparison: comparisonSchema,
  tracking: z.strictObject({
    state: z.enum(['on', 'off', 'unavailable']),
    message: z.string().nullable(),
    experimentUrl: z.string().nullable(),
  }),
  warnings: z.array(z.string()),
  warningsSaid: warningsSaidSchema,
  seconds: z.strictObject({ total: z.number(), load: z.number(), fit: z.number(), export: z.number() }),
});
export type TrainResult = z.infer<typeof trainResultSchema>;
