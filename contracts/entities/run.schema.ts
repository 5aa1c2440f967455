import * as z from 'zod';
import { trialResultSchema } from '../events/train-job.schema.ts';
import { comparisonSchema } from '../package/evidence.schema.ts';
import { sayingSchema, warningsSaidSchema } from '../sayings/book.ts';
import { actorSchema, failureSchema, generatedIdSchema, slugSchema, timestampSchema, versionSchema } from './common.ts';

export const RUN_STATES = [
  'queued',
  'planning',
  'training',
  'comparing',
  'awaiting_approval',
  'promoting',
  'deploying',
  'succeeded',
  'failed',
  'stopped',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Which state may follow which. Terminal states lead nowhere; a retry is a new attempt of the same run from `failed` or `stopped`. */
export const RUN_TRANSITIONS: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: ['planning', 'failed', 'stopped'],
  planning: ['training', 'failed', 'stopped'],
  training: ['comparing', 'failed', 'stopped'],
  comparing: ['awaiting_approval', 'promoting', 'succeeded', 'failed', 'stopped'],
  awaiting_approval: ['promoting', 'succeeded', 'failed', 'stopped'],
  promoting: ['deploying', 'succeeded', 'failed', 'stopped'],
  deploying: ['succeeded', 'failed', 'stopped'],
  succeeded: [],
  failed: [],
  stopped: [],
};

/** What became of the chosen trial. */
export const decisionSchema = z.object({
  outcome: z.enum(['promoted', 'skipped', 'refused', 'needs_approval', 'rejected']),
  reason: z.string().describe('Metric, value, threshold and live value in words'),
  said: z.array(sayingSchema).optional().describe('Its sentences; not in decisions of earlier releases'),
  metric: z.string().nullable(),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  comparison: comparisonSchema,
});
export type Decision = z.infer<typeof decisionSchema>;

export const triggerSchema = z.object({
  kind: z.enum(['manual', 'schedule']),
  by: actorSchema,
  scheduledFor: timestampSchema.nullable(),
});

export const computeSchema = z.object({
  kind: z.enum(['lambda', 'sagemaker', 'laptop']),
  instanceType: z.string().nullable(),
  instanceCount: z.int().min(1),
  reason: z.string().describe('Why Plan chose it'),
});
export type Compute = z.infer<typeof computeSchema>;

/** One execution of a flow version. */
export const runSchema = z.object({
  projectId: slugSchema,
  runId: generatedIdSchema,
  flowId: slugSchema,
  flowVersion: versionSchema,
  state: z.enum(RUN_STATES),
  attempt: z.int().min(1),
  trigger: triggerSchema,
  trialsPlanned: z.int().min(0),
  compute: computeSchema.nullable(),
  executionArn: z.string().nullable(),
  outputUri: z.string(),
  selectedBy: z.string().nullable(),
  chosenTrial: z.int().nullable(),
  fits: z.object({ distinct: z.int(), steps: z.int() }).nullable(),
  testMetrics: z.record(z.string(), z.number()).nullable(),
  decision: decisionSchema.nullable(),
  modelVersion: z.int().nullable(),
  trackerUrl: z.string().nullable(),
  warnings: z.array(z.string()),
  warningsSaid: warningsSaidSchema,
  failure: failureSchema.nullable(),
  createdAt: timestampSchema,
  startedAt: timestampSchema.nullable(),
  finishedAt: timestampSchema.nullable(),
});
export type Run = z.infer<typeof runSchema>;

/** A trial as recorded for comparison. */
export const trialSchema = trialResultSchema.extend({ projectId: slugSchema, runId: generatedIdSchema });
export type TrialRecord = z.infer<typeof trialSchema>;
