import * as z from 'zod';

export const STEP_STATES = ['waiting', 'running', 'reused', 'succeeded', 'failed', 'skipped', 'cancelled'] as const;
export const TRAINING_PHASES = ['staging', 'loading', 'fitting', 'exporting', 'comparing', 'done', 'failed'] as const;

/** Where a node of the flow is, over all trials. What is optional is not in the reports of earlier releases. */
const nodeProgressSchema = z.strictObject({
  state: z.enum(STEP_STATES),
  seconds: z.number().describe('Time spent in it over all trials and folds'),
  reused: z.int().describe('How often an equal fit was there already'),
  fits: z.int(),
  uses: z.int().optional().describe('How often it runs in all: trials it is part of, times folds'),
  done: z.int().optional().describe('How many of the uses are through, those that failed among them'),
  startedAt: z.iso.datetime().optional().describe('When it was first entered'),
  endedAt: z.iso.datetime().optional().describe('When it was last left'),
  reusedFrom: z
    .strictObject({ nodeId: z.string(), trial: z.int() })
    .optional()
    .describe('Who had made the fit that it reused last: component, parameters and input were the same'),
  error: z.string().optional().describe('Why it failed, the last time it did'),
});

/** `progress.json`, rewritten every second or so while a training job runs, and kept as it is at the end. */
export const progressSchema = z.strictObject({
  schemaVersion: z.literal(1),
  attempt: z.int(),
  updatedAt: z.iso.datetime(),
  phase: z.enum(TRAINING_PHASES),
  phases: z
    .array(z.strictObject({ phase: z.enum(TRAINING_PHASES), startedAt: z.iso.datetime() }))
    .optional()
    .describe('The phases so far, in order'),
  current: z
    .strictObject({
      nodeId: z.string(),
      trial: z.int(),
      fold: z.int().nullable().describe('null while the chosen trial is fitted for good'),
      since: z.iso.datetime(),
    })
    .optional()
    .describe('What is being worked on'),
  trials: z.strictObject({ done: z.int(), total: z.int() }),
  nodes: z.record(z.string(), nodeProgressSchema),
});
export type Progress = z.infer<typeof progressSchema>;
