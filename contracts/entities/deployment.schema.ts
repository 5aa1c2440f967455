import * as z from 'zod';
import { ONLINE_TARGETS, scheduleSchema } from '../flow/flow.schema.ts';
import { driftReportSchema } from '../monitoring/drift-report.schema.ts';
import { sayingSchema } from '../sayings/book.ts';
import { failureSchema, generatedIdSchema, slugSchema, timestampSchema, versionSchema } from './common.ts';

export const deploymentIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9][a-z0-9-]*-(online|batch)$/, '<flow>-online or <flow>-batch');

/** Id of the deployment of a flow; one of each kind at most. */
export function deploymentIdOf(flowId: string, kind: 'online' | 'batch'): string {
  return `${flowId}-${kind}`;
}

export const DEPLOYMENT_STATES = ['creating', 'in_service', 'updating', 'failed', 'deleting', 'deleted'] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

export const DEPLOYMENT_TRANSITIONS: Readonly<Record<DeploymentState, readonly DeploymentState[]>> = {
  creating: ['in_service', 'failed', 'deleting'],
  in_service: ['updating', 'deleting', 'failed'],
  updating: ['in_service', 'failed', 'deleting'],
  failed: ['creating', 'updating', 'deleting'],
  deleting: ['deleted', 'failed'],
  deleted: ['creating'],
};

/** What serves a flow: an online endpoint, or a batch plan. */
export const deploymentSchema = z.object({
  projectId: slugSchema,
  deploymentId: deploymentIdSchema,
  flowId: slugSchema,
  kind: z.enum(['online', 'batch']),
  state: z.enum(DEPLOYMENT_STATES),
  modelVersion: versionSchema,
  target: z.enum(ONLINE_TARGETS).nullable().describe('null for a batch plan'),
  endpointName: z.string().nullable(),
  batch: z
    .object({
      schedule: scheduleSchema.nullable(),
      source: z.string(),
      destination: z.string().nullable(),
      // Plans made before there was a choice have none.
      scores: z.boolean().default(false),
    })
    .nullable(),
  failure: failureSchema.nullable(),
  // Deployments of before requests were kept have neither.
  requestId: generatedIdSchema
    .nullable()
    .default(null)
    .describe('The request that the record follows; steps of another one change nothing'),
  requestedAt: timestampSchema.nullable().default(null).describe('When that was asked for; the newest request wins'),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type Deployment = z.infer<typeof deploymentSchema>;

export const BATCH_JOB_STATES = [
  'queued',
  'counting',
  'checking',
  'scoring',
  'succeeded',
  'refused',
  'failed',
  'stopped',
] as const;
export type BatchJobState = (typeof BATCH_JOB_STATES)[number];

/** Which state may follow which. Terminal states lead nowhere; a retry is a new attempt of the same job from `failed` or `stopped`. */
export const BATCH_JOB_TRANSITIONS: Readonly<Record<BatchJobState, readonly BatchJobState[]>> = {
  queued: ['counting', 'failed', 'stopped'],
  counting: ['checking', 'failed', 'stopped'],
  checking: ['scoring', 'refused', 'failed', 'stopped'],
  scoring: ['succeeded', 'failed', 'stopped'],
  succeeded: [],
  refused: [],
  failed: [],
  stopped: [],
};

/** One scoring of a source. */
export const batchJobRecordSchema = z.object({
  projectId: slugSchema,
  batchJobId: generatedIdSchema,
  flowId: slugSchema,
  modelVersion: versionSchema,
  source: z.string().describe('Dataset name, or s3:// prefix'),
  sourceUris: z.array(z.string()),
  format: z.enum(['csv', 'parquet']),
  destinationUri: z.string().describe("The job's own folder: part files and manifest.json"),
  outputFormat: z.enum(['csv', 'parquet']),
  state: z.enum(BATCH_JOB_STATES),
  attempt: z.int().min(1),
  executionArn: z.string().nullable(),
  rowsIn: z.int().nullable(),
  rowsOut: z.int().nullable(),
  // Jobs of before it was kept have none; so has what was never scored.
  answered: z.int().nullable().default(null).describe('Rows with a prediction; the others carry null and a reason'),
  verdict: driftReportSchema.shape.verdict.nullable().default(null).describe('Of the drift check'),
  reason: z.string().nullable().describe('Why refused, or what the drift check says that is not plainly well'),
  failure: failureSchema.nullable(),
  driftReportId: generatedIdSchema.nullable(),
  ignoreDrift: z.boolean().describe('Score even when the drift check says drift'),
  scores: z.boolean().default(false).describe('A score for each class is written beside the prediction'),
  requestedBy: z.string(),
  createdAt: timestampSchema,
  finishedAt: timestampSchema.nullable(),
});
export type BatchJobRecord = z.infer<typeof batchJobRecordSchema>;

/** A drift report kept for a flow: of a batch source, or of a window of online traffic. */
export const driftReportRecordSchema = z.object({
  projectId: slugSchema,
  flowId: slugSchema,
  driftReportId: generatedIdSchema,
  subject: z.enum(['batch', 'online']),
  modelVersion: versionSchema,
  from: timestampSchema,
  to: timestampSchema,
  since: timestampSchema
    .nullable()
    .default(null)
    .describe('Online: windows written from then on were counted; null: all there were'),
  // Reports of before it was kept have none.
  batchJob: z
    .object({ batchJobId: generatedIdSchema, attempt: z.int().min(1) })
    .nullable()
    .default(null)
    .describe('Batch: the job whose rows were judged'),
  report: driftReportSchema,
  createdAt: timestampSchema,
});
export type DriftReportRecord = z.infer<typeof driftReportRecordSchema>;

export const NOTIFICATION_KINDS = [
  'run_succeeded',
  'run_skipped',
  'run_failed',
  'approval_needed',
  'deployed',
  'deploy_failed',
  'batch_succeeded',
  'batch_refused',
  'batch_failed',
  'endpoint_deleted',
  'start_refused',
  'drift',
] as const;

/** What was told to people, kept so that it can be read where no mail arrives. */
export const notificationSchema = z.object({
  projectId: slugSchema,
  notificationId: generatedIdSchema,
  kind: z.enum(NOTIFICATION_KINDS),
  flowId: slugSchema,
  // What was told before it was kept names none.
  of: z
    .object({ type: z.enum(['run', 'batch_job', 'deployment', 'drift_report']), id: z.string() })
    .nullable()
    .default(null)
    .describe('What it is about, beside the flow'),
  subject: z.string(),
  text: z.string(),
  said: z
    .array(z.array(sayingSchema))
    .optional()
    .describe('The sentences of the text, line by line; not in those of earlier releases'),
  start: z
    .object({ kind: z.enum(['run', 'batch']), scheduledFor: timestampSchema })
    .optional()
    .describe('start_refused: what was to start; not in those of earlier releases'),
  at: timestampSchema,
});
export type Notification = z.infer<typeof notificationSchema>;
