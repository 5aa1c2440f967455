import * as z from 'zod';
import { generatedIdSchema, timestampSchema } from './common.ts';
import { notificationSchema } from './deployment.schema.ts';
import { onceSchema, SCHEDULE_STATES, timingSchema } from './flow-record.schema.ts';
import { decisionSchema, RUN_STATES } from './run.schema.ts';

const localTime = z.string().describe('Local date and time, 2026-01-31T06:00:00');
const offsetSchema = z.string().describe('Ahead of UTC by, +05:30');

/** A moment at which a schedule fires, and what a clock in its zone shows then. */
export const fireTimeSchema = z.object({ at: timestampSchema, local: localTime, offset: offsetSchema });
export type FireTime = z.infer<typeof fireTimeSchema>;

/** Clocks of the zone are put forward or back, and what that does to the schedule. */
export const clockChangeSchema = z.object({
  at: timestampSchema,
  from: offsetSchema,
  to: offsetSchema,
  skipped: z.array(localTime).describe('Times of the schedule that clocks leave out; it does not fire. The first 5'),
  repeated: z.array(localTime).describe('Times that come twice; it fires at the first. The first 5'),
});
export type ClockChange = z.infer<typeof clockChangeSchema>;

export const schedulePreviewSchema = z.object({
  times: z.array(fireTimeSchema).describe('The next five'),
  clockChanges: z.array(clockChangeSchema).describe('Up to the last of the times; the first 2'),
});
export type SchedulePreview = z.infer<typeof schedulePreviewSchema>;

/**
 * What became of a time of the schedule. `waiting`: it is over and the start may still come; `missed`: nothing came of it, since Flowi or the
 * scheduler was down.
 */
export const FIRE_OUTCOMES = ['started', 'refused', 'missed', 'waiting'] as const;

export const fireSchema = z.object({
  scheduledFor: timestampSchema,
  outcome: z.enum(FIRE_OUTCOMES),
  run: z
    .object({
      runId: generatedIdSchema,
      state: z.enum(RUN_STATES),
      decision: decisionSchema.shape.outcome.nullable(),
    })
    .nullable(),
  reason: z.string().nullable().describe('Why it was refused'),
  said: notificationSchema.shape.said,
});
export type Fire = z.infer<typeof fireSchema>;

/** How the schedule of a flow stands, when it fires next and what became of its earlier times. */
export const flowScheduleSchema = z.object({
  state: z.enum(SCHEDULE_STATES),
  enabled: z.boolean(),
  flowVersion: z.int().describe('The version that a schedule runs; 0: there is none yet'),
  timing: timingSchema.nullable().describe('Of that version'),
  since: timestampSchema.nullable().describe('When it was switched on as it is'),
  once: onceSchema.nullable().describe('A single start to come'),
  preview: schedulePreviewSchema.describe('Empty while it is off'),
  fires: z.array(fireSchema).describe('Newest first'),
});
export type FlowSchedule = z.infer<typeof flowScheduleSchema>;
