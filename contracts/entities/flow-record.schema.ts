import { z } from 'zod';
import { flowSchema } from '../flow/flow.schema.ts';
import { splitSchema } from '../package/evidence.schema.ts';
import { actorSchema, digestSchema, slugSchema, timestampSchema, versionSchema } from './common.ts';

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
  owner: actorSchema,
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});
export type FlowRecord = z.infer<typeof flowRecordSchema>;

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
