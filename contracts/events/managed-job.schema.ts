import * as z from 'zod';
import { sayingSchema } from '../sayings/book.ts';

const s3Uri = z.string().regex(/^s3:\/\/[a-z0-9.-]+\/.*$/);

export const JOB_IMAGES = ['trainer', 'model-server'] as const;

/**
 * A managed job as the laptop's job runner takes it from its queue: SageMaker's container contract in one message. The runner stages
 * nothing itself; it runs the container's entry point, which stages its channels like on Lambda.
 */
export const managedJobSchema = z.strictObject({
  jobId: z.string().min(1).max(128),
  attempt: z.int().min(1),
  taskToken: z.string().min(1),
  image: z.enum(JOB_IMAGES),
  command: z.array(z.string()).describe('Arguments of the entry point, e.g. ["train"]'),
  roleArn: z.string(),
  timeoutSeconds: z.int().min(1),
  channels: z.record(z.string(), s3Uri).describe('Input channels: name to S3 prefix, staged under input/data/<name>'),
  environment: z.record(z.string(), z.string()),
});
export type ManagedJob = z.infer<typeof managedJobSchema>;

/** The request to end an attempt of a managed job, on the queue that brought the job. A job that is over already is left alone. */
export const jobStopSchema = z.strictObject({
  kind: z.literal('stop'),
  jobId: z.string().min(1).max(128),
  attempt: z.int().min(1),
});
export type JobStop = z.infer<typeof jobStopSchema>;

/** What a managed job rendered as a function is invoked with. */
export const jobInvocationSchema = z.looseObject({ channels: z.record(z.string(), z.string()) });

/** What a managed job answers: a Lambda's reply, a task token's output, or read from the output prefix after a SageMaker job. */
export const jobReplySchema = z.discriminatedUnion('ok', [
  z.looseObject({ ok: z.literal(true), resultUri: z.string() }),
  z.looseObject({
    ok: z.literal(false),
    code: z.string(),
    message: z.string(),
    logTail: z.array(z.string()).default([]),
    fix: z.string().nullable().default(null),
    said: sayingSchema.optional().describe('The message for whoever speaks another language'),
  }),
]);
export type JobReply = z.infer<typeof jobReplySchema>;

/** Name of the channel that carries `job.json`. */
export const JOB_CHANNEL = 'job';
