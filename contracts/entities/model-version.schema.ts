import * as z from 'zod';
import { sayingSchema } from '../sayings/book.ts';
import { actorSchema, digestSchema, generatedIdSchema, slugSchema, timestampSchema, versionSchema } from './common.ts';

/** A package registered under the flow. */
export const modelVersionSchema = z.object({
  projectId: slugSchema,
  flowId: slugSchema,
  version: versionSchema,
  flowVersion: versionSchema,
  runId: generatedIdSchema,
  trial: z.int(),
  packageUri: z.string(),
  packageDigest: digestSchema,
  metrics: z.record(z.string(), z.number()),
  createdAt: timestampSchema,
});
export type ModelVersion = z.infer<typeof modelVersionSchema>;

export const LEDGER_ACTIONS = ['promoted', 'rolled_back', 'deployed', 'deploy_failed', 'undeployed'] as const;

/** One line of the append-only release ledger: what was live, when, why and by whom. */
export const ledgerEntrySchema = z.object({
  projectId: slugSchema,
  flowId: slugSchema,
  sequence: z.int().min(1),
  action: z.enum(LEDGER_ACTIONS),
  version: versionSchema,
  previousVersion: versionSchema.nullable(),
  deploymentId: z.string().nullable(),
  runId: generatedIdSchema.nullable(),
  by: actorSchema,
  reason: z.string(),
  said: z
    .array(sayingSchema)
    .optional()
    .describe('Its sentences; not where a person wrote it, nor in entries of earlier releases'),
  at: timestampSchema,
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/**
 * The version that was live when the one that is live now was promoted; never one that was rolled back from.
 *
 * @param entries of one flow, oldest first
 * @returns null when the live version is the first
 */
export function versionBefore(entries: readonly LedgerEntry[], live: number): number | null {
  return entries.findLast(({ action, version }) => action === 'promoted' && version === live)?.previousVersion ?? null;
}
