import * as z from 'zod';
import { digestSchema } from '../entities/common.ts';
import { windowCountsSchema } from '../package/reference.schema.ts';

/** `job.json` of a batch scoring job. */
export const batchJobSchema = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('batch'),
  step: z.enum(['count', 'score']).describe('count: window counts only, before the drift check. score: predictions'),
  projectId: z.string(),
  batchJobId: z.string(),
  attempt: z.int(),
  sourceUris: z.array(z.string()).min(1).describe('Objects to score, in order'),
  format: z.enum(['csv', 'parquet']),
  destinationUri: z.string().describe('Folder of this job alone; part files, then manifest.json last'),
  latestUri: z
    .string()
    .optional()
    .describe(
      'Address beside the folders of several jobs; says last of all which of them was written last. Absent: none',
    ),
  outputFormat: z.enum(['csv', 'parquet']),
  outputUri: z.string().describe('S3 prefix of the job: result.json, counts.json, log.txt'),
  modelChannel: z.string().describe('Input channel that holds the package'),
  scores: z.boolean().optional().describe('Write a score for each class beside the prediction. Absent: no'),
  packageDigest: digestSchema
    .optional()
    .describe('Digest of the registered package; another one is not used. Absent: any'),
});
export type BatchJob = z.infer<typeof batchJobSchema>;

/** `result.json` of a batch scoring job. */
export const batchResultSchema = z.strictObject({
  schemaVersion: z.literal(1),
  batchJobId: z.string(),
  step: z.enum(['count', 'score']),
  rowsIn: z.int(),
  rowsOut: z.int(),
  answered: z.int().describe('Rows with a prediction; the others carry null and a reason'),
  counts: windowCountsSchema.nullable(),
  files: z.array(z.strictObject({ uri: z.string(), rows: z.int() })),
  seconds: z.number(),
});
export type BatchResult = z.infer<typeof batchResultSchema>;
