import { type ManagedJob, managedJobSchema } from '@flowi/contracts/events';
import { z } from 'zod';
import { parseJson } from '../base/files.ts';

const stopSchema = z.object({ jobId: z.string().min(1), attempt: z.int().min(1).optional() });

/** What the queue brings: a job to run, or the request to end one. */
export type Message =
  | { kind: 'job'; job: ManagedJob }
  | { kind: 'stop'; jobId: string; attempt: number | null }
  | { kind: 'unreadable'; reason: string };

/** Read a message. One that names a job but brings no task is the request to end it. */
export function readMessage(text: string): Message {
  const content = parseJson(text);
  const job = managedJobSchema.safeParse(content);
  if (job.success) return { kind: 'job', job: job.data };
  const stop = stopSchema.safeParse(content);
  const bringsTask = typeof content === 'object' && content !== null && 'taskToken' in content;
  if (stop.success && !bringsTask) {
    return { kind: 'stop', jobId: stop.data.jobId, attempt: stop.data.attempt ?? null };
  }
  return { kind: 'unreadable', reason: z.prettifyError(job.error) };
}
