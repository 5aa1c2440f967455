import * as z from 'zod';
import { sayingSchema } from '../sayings/book.ts';
import { generatedIdSchema, timestampSchema, versionSchema } from './common.ts';
import { decisionSchema } from './run.schema.ts';

/**
 * What a gate would say of a trial. `promoted` to `needs_approval` as decisions have them; `unknown`: the last run has no figures for it;
 * `not_chosen`: it passes the bound, but another one is better.
 */
export const gateVerdictSchema = z.object({
  outcome: z.enum(['promoted', 'skipped', 'refused', 'needs_approval', 'not_chosen', 'unknown']),
  reason: z.string(),
  said: z.array(sayingSchema).optional().describe('Its sentences'),
  value: z.number().nullable().describe("Of the gate's metric"),
  rows: z.enum(['held_out', 'validation']).describe('Rows that the value was measured on'),
  margin: z
    .number()
    .nullable()
    .describe('How far the value lies on the good side of the threshold; negative: it fails by'),
});
export type GateVerdict = z.infer<typeof gateVerdictSchema>;

/** What a gate would have decided with the trials of the last run. */
export const gatePreviewSchema = z.object({
  run: z
    .object({
      runId: generatedIdSchema,
      flowVersion: versionSchema,
      finishedAt: timestampSchema.nullable(),
      chosenTrial: z.int(),
      decision: decisionSchema.shape.outcome,
    })
    .nullable()
    .describe('null: no run has finished yet'),
  liveVersion: versionSchema.nullable(),
  metric: z.string().nullable().describe('What trials are chosen by'),
  direction: z.enum(['maximize', 'minimize']).nullable(),
  chosen: z.int().nullable().describe('Number of the trial that would be chosen'),
  trials: z.array(gateVerdictSchema.extend({ number: z.int() })).describe('Best first'),
});
export type GatePreview = z.infer<typeof gatePreviewSchema>;
