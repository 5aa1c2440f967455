import * as z from 'zod';
import {
  actorSchema,
  deploymentIdSchema,
  generatedIdSchema,
  slugSchema,
  timestampSchema,
  versionSchema,
} from '../entities/index.ts';
import { sayingSchema } from '../sayings/book.ts';
import { jobReplySchema } from './managed-job.schema.ts';

/**
 * Payloads of the state machines' steps. Ids and S3 addresses only, never data. Every step answers `{ok: true, ...}` or
 * `{ok: false, code, message}`; the machines branch on `ok`, since thrown names do not mean the same everywhere.
 */

/** Reply of a step that could not do its work. `retryable` steps are retried by the machine. */
export const stepFailureSchema = z.object({
  ok: z.literal(false),
  code: z.string(),
  message: z.string(),
  logTail: z.array(z.string()).default([]),
  fix: z.string().nullable().default(null),
  said: sayingSchema.optional().describe('The message for whoever speaks another language'),
});
export type StepFailure = z.infer<typeof stepFailureSchema>;

export const runRefSchema = z.object({ projectId: slugSchema, runId: generatedIdSchema, attempt: z.int().min(1) });
/** Input of the Train state machine and of its steps. */
export type RunRef = z.infer<typeof runRefSchema>;

/** What Plan tells the machine about the managed job to run. The same for training and batch. */
export const plannedJobSchema = z.object({
  ok: z.literal(true),
  jobId: z.string(),
  compute: z.enum(['lambda', 'sagemaker']).describe('On the laptop both are rendered as the queue of the job runner'),
  instanceType: z.string(),
  instanceCount: z.int(),
  volumeGb: z.int(),
  timeoutSeconds: z.int(),
  channels: z.record(z.string(), z.string()),
  channelList: z
    .array(z.object({ name: z.string(), uri: z.string() }))
    .describe('The same as a list, for the training job API'),
  outputUri: z.string(),
});
export type PlannedJob = z.infer<typeof plannedJobSchema>;

export const compareRequestSchema = runRefSchema.extend({ job: jobReplySchema });

/** What Compare decided; the machine branches on `decision`. */
export const compareReplySchema = z.object({
  ok: z.literal(true),
  decision: z.enum(['promote', 'approve', 'skip']),
  outcome: z.enum(['promoted', 'skipped', 'refused', 'needs_approval']),
  reason: z.string(),
});
export type CompareReply = z.infer<typeof compareReplySchema>;

export const approvalRequestSchema = runRefSchema.extend({ taskToken: z.string(), reason: z.string() });

/** `approved` is false when a person was asked and said no. */
export const promoteRequestSchema = runRefSchema.extend({ approved: z.boolean() });
export type PromoteRequest = z.infer<typeof promoteRequestSchema>;

/** Input of DeployApi, DeployBatch and DeleteApi. */
export const deployRequestSchema = z.object({
  projectId: slugSchema,
  flowId: slugSchema,
  deploymentId: deploymentIdSchema,
  modelVersion: versionSchema,
  by: actorSchema,
  reason: z.string(),
  said: z.array(sayingSchema).optional().describe('Its sentences; not where a person wrote it'),
  requestId: generatedIdSchema.describe('Makes a repeated start the same execution'),
  requestedAt: timestampSchema
    .nullable()
    .default(null)
    .describe('The newest request wins; null for one of before it was kept, which every other one is newer than'),
});
export type DeployRequest = z.infer<typeof deployRequestSchema>;

export const promoteReplySchema = z.object({
  ok: z.literal(true),
  flowId: slugSchema,
  modelVersion: versionSchema,
  deployOnline: z.boolean(),
  deployBatch: z.boolean(),
  online: deployRequestSchema.nullable().describe('Input of DeployApi'),
  batch: deployRequestSchema.nullable().describe('Input of DeployBatch'),
});
export type PromoteReply = z.infer<typeof promoteReplySchema>;

/** Where an endpoint stands. The machine looks again while `pending`; `busy` takes no other model yet, so that it is to be asked for once more. */
export const endpointStatusSchema = z.object({
  ok: z.literal(true),
  status: z.enum(['busy', 'pending', 'in_service', 'gone']),
});
export type EndpointStatus = z.infer<typeof endpointStatusSchema>;

export const batchRefSchema = z.object({
  projectId: slugSchema,
  batchJobId: generatedIdSchema,
  attempt: z.int().min(1),
});
/** Input of the Batch state machine and of its steps. */
export type BatchRef = z.infer<typeof batchRefSchema>;

export const batchStepRequestSchema = batchRefSchema.extend({ job: jobReplySchema });
/** What the drift check of a batch decided; `score` is the job that scores when it is not refused. */
export const driftCheckReplySchema = z.object({
  ok: z.literal(true),
  refused: z.boolean(),
  verdict: z.string(),
  words: z.string(),
  score: plannedJobSchema.nullable(),
});
export type DriftCheckReply = z.infer<typeof driftCheckReplySchema>;

/** Something failed: which machine, where, and what the step said. */
export const recordFailureSchema = z.object({
  machine: z.enum(['Train', 'DeployApi', 'DeployBatch', 'Batch', 'DeleteApi']),
  step: z.string(),
  input: z.looseObject({ projectId: slugSchema }),
  error: z.looseObject({}).describe('Reply of the step, or Error and Cause of a caught failure'),
});

export const notifyRequestSchema = z.object({
  projectId: slugSchema,
  flowId: slugSchema.optional(),
  kind: z.string(),
  runId: generatedIdSchema.optional(),
  batchJobId: generatedIdSchema.optional(),
  deploymentId: z.string().optional(),
});
export type NotifyRequest = z.infer<typeof notifyRequestSchema>;

/** How often a scheduled start is delivered before it goes to the dead letters of its queue. */
export const START_DELIVERIES = 5;

/** What a schedule sends to the function that starts runs and batch jobs. */
export const scheduledStartSchema = z.object({
  kind: z.enum(['run', 'batch']),
  projectId: slugSchema,
  flowId: slugSchema,
  scheduledTime: timestampSchema.describe(
    'Filled in by the scheduler; the run id is derived from it, so that a second delivery is the same run',
  ),
});
export type ScheduledStart = z.infer<typeof scheduledStartSchema>;
