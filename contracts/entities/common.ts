import * as z from 'zod';
import { sayingSchema } from '../sayings/book.ts';

/** What an id that people choose is made of. */
export const SLUG_FORM = 'lower-case letters, digits and hyphens, e.g. iris-2024';

/** Id people choose: project, flow, dataset. Part of keys and addresses. */
export const slugSchema = z
  .string()
  .min(1)
  .max(48)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, SLUG_FORM);

/** Id Flowi makes: run, batch job, window. */
export const generatedIdSchema = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[A-Za-z0-9_-]+$/);

/** Content hash of a file or of a set of files. */
export const digestSchema = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hexadecimal digits in lower case');

/** Type of a table's column. */
export const columnTypeSchema = z.enum(['number', 'boolean', 'string', 'timestamp']);

export const versionSchema = z.coerce.number().int().min(1);
export const timestampSchema = z.iso.datetime();

/** Who did it: a user's id, or `schedule`, or `drift`. */
export const actorSchema = z.string().min(1).max(128);

/** Why something failed, in the words a person needs. */
export const failureSchema = z.object({
  code: z.string(),
  step: z.string().describe('State of the state machine that failed'),
  cause: z.string(),
  logTail: z.array(z.string()),
  fix: z.string().nullable().describe('Likely fix'),
  said: z
    .array(sayingSchema)
    .optional()
    .describe('The sentences of the cause; not where nobody has words for it, nor in records of earlier releases'),
});
export type Failure = z.infer<typeof failureSchema>;

/** The id a name leads to: `Iris (2024)` > `iris-2024`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'flow' : slug;
}
