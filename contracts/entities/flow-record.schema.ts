import * as z from 'zod';
import { flowSchema } from '../flow/flow.schema.ts';
import { driftReportSchema } from '../monitoring/drift-report.schema.ts';
import { splitSchema } from '../package/evidence.schema.ts';
import { actorSchema, digestSchema, generatedIdSchema, slugSchema, timestampSchema, versionSchema } from './common.ts';
import { RUN_STATES, triggerSchema } from './run.schema.ts';

/** When a schedule fires again and again. */
export const timingSchema = z.object({ cron: z.string(), timezone: z.string() });

/** A single start that was planned. */
export const onceSchema = z.object({
  at: z.string().describe('Local date and time'),
  timezone: z.string(),
  time: timestampSchema.describe('The moment that is'),
});

/** The newest judgement on the data of a flow, as far as lists show it. */
export const driftStandingSchema = z.object({
  driftReportId: generatedIdSchema,
  subject: z.enum(['batch', 'online']),
  modelVersion: versionSchema.describe('The model whose data was judged'),
  verdict: driftReportSchema.shape.verdict,
  rows: z.int().describe('Rows that were judged'),
  minimum: z.int().describe('Rows from which on there is a verdict'),
  at: timestampSchema,
});
export type DriftStanding = z.infer<typeof driftStandingSchema>;

/** A flow with its draft. The draft changes as people type; a version never does. */
export const flowRecordSchema = z.object({
  projectId: slugSchema,
  flowId: slugSchema,
  name: z.string(),
  draft: flowSchema,
  revision: z.int().min(1).describe('Counts saves of the draft; a save names the revision it began from'),
  latestVersion: z.int().min(0),
  salt: z.string().describe('Decides for ever which rows are held out'),
  split: splitSchema.nullable().describe('How the newest run that succeeded drew the held-out rows'),
  live: z
    .object({ version: versionSchema, since: timestampSchema })
    .nullable()
    .describe('The model version that is live'),
  latestModelVersion: z.int().min(0),
  ledgerLength: z.int().min(0),
  scheduleEnabled: z.boolean().describe('On/off switch of the schedule of the latest version'),
  // Records of earlier releases have none of these until what they tell of happens again.
  timing: timingSchema.nullable().optional().describe('Schedule of the latest version'),
  scheduled: timingSchema
    .extend({ since: timestampSchema, until: timestampSchema.nullable() })
    .nullable()
    .optional()
    .describe('What the scheduler was told last, and for how long it held; until null: it still does'),
  once: onceSchema.nullable().optional().describe('The single start that was planned last'),
  lastRun: z
    .object({ runId: generatedIdSchema, createdAt: timestampSchema })
    .nullable()
    .optional()
    .describe('The run that was started last'),
  lastFire: z
    .object({
      scheduledFor: timestampSchema,
      runId: generatedIdSchema.nullable().describe('null: the start was refused'),
    })
    .nullable()
    .optional()
    .describe('What became of the newest time of the schedule'),
  drift: driftStandingSchema.nullable().optional(),
  owner: actorSchema,
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type FlowRecord = z.infer<typeof flowRecordSchema>;

/**
 * How a schedule stands. `none`: there is none; `paused`: it is switched off; `active`: it will fire; `failing`: it will, and its last start
 * was refused or its run failed; `expired`: its time is over.
 */
export const SCHEDULE_STATES = ['none', 'active', 'paused', 'failing', 'expired'] as const;
export type ScheduleState = (typeof SCHEDULE_STATES)[number];

/** A flow as lists have it: what there is to know at a glance, without the draft. */
export const flowSummarySchema = flowRecordSchema
  .omit({ draft: true, scheduled: true, lastFire: true, timing: true, drift: true, lastRun: true, once: true })
  .extend({
    tracker: flowSchema.shape.tracking.unwrap().shape.provider,
    timing: timingSchema.nullable().describe('When it would run by itself; of the draft while there is no version'),
    scheduleState: z.enum(SCHEDULE_STATES),
    nextFire: timestampSchema.nullable(),
    lastRun: z
      .object({
        runId: generatedIdSchema,
        state: z.enum(RUN_STATES),
        trigger: triggerSchema.shape.kind,
        createdAt: timestampSchema,
        finishedAt: timestampSchema.nullable(),
      })
      .nullable(),
    drift: driftStandingSchema.nullable(),
  });
export type FlowSummary = z.infer<typeof flowSummarySchema>;

export const flowVersionSchema = z.object({
  projectId: slugSchema,
  flowId: slugSchema,
  version: versionSchema,
  document: flowSchema,
  digest: digestSchema,
  createdAt: timestampSchema,
  createdBy: actorSchema,
});
export type FlowVersion = z.infer<typeof flowVersionSchema>;
