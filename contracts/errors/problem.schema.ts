import * as z from 'zod';
import { issueSchema } from '../flow/issues.ts';
import { sayingSchema } from '../sayings/book.ts';
import { ERROR_CODES } from './codes.ts';

/** One thing in a request for predictions that cannot be scored. */
export const inputProblemSchema = z.object({
  row: z.int().min(0).nullable().describe('Row of the request, from 0; null when all rows are meant'),
  column: z.string().nullable().describe('null when the row as a whole is meant'),
  given: z.string().describe('Shortened'),
  allowed: z.string(),
  message: z.string(),
});
export type InputProblem = z.infer<typeof inputProblemSchema>;

/** Problem details (RFC 9457) as every failing route answers them. */
export const problemSchema = z.object({
  type: z.string().describe('urn:flowi:error:<code>'),
  title: z.string(),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  said: sayingSchema.optional().describe('The detail for whoever speaks another language'),
  instance: z.string().optional().describe('Request id to quote when asking for help'),
  issues: z.array(issueSchema).optional(),
  errors: z.array(inputProblemSchema).optional().describe('prediction_input: what cannot be scored, the first ones'),
});
export type Problem = z.infer<typeof problemSchema>;
