import { type JobStop, jobStopSchema, type ManagedJob, managedJobSchema } from '@flowi/contracts/events';
import { z } from 'zod';
import { parseJson } from '../base/files.ts';

/** What the queue brings: a job to run, or the request to end one. */
export type Message =
  | { kind: 'job'; job: ManagedJob }
  | { kind: 'stop'; stop: JobStop }
  | { kind: 'unreadable'; reason: string };

const kindSchema = z.object({ kind: z.literal('stop') });

/** Read a message. What names a kind is judged as a stop, everything else as a job, so that the reason given is about what was meant. */
export function readMessage(text: string): Message {
  const content = parseJson(text);
  if (kindSchema.safeParse(content).success) {
    const stop = jobStopSchema.safeParse(content);
    return stop.success ? { kind: 'stop', stop: stop.data } : unreadable(stop.error);
  }
  const job = managedJobSchema.safeParse(content);
  return job.success ? { kind: 'job', job: job.data } : unreadable(job.error);
}

function unreadable(error: z.ZodError): Message {
  return { kind: 'unreadable', reason: z.prettifyError(error) };
}
