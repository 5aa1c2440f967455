import { z } from 'zod';
import { issueSchema } from '../flow/issues.ts';
import { ERROR_CODES } from './codes.ts';

/** Problem details (RFC 9457) as every failing route answers them. */
export const problemSchema = z.object({
  type: z.string().describe('urn:flowi:error:<code>'),
  title: z.string(),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  detail: z.string(),
  instance: z.string().optional().describe('Request id to quote when asking for help'),
  issues: z.array(issueSchema).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
