import { batchRefSchema, deployRequestSchema, endpointStatusSchema, jobReplySchema } from '@flowi/contracts/events';

/** Input of the look at an endpoint: the request, and how often was looked before. */
export const endpointCheckSchema = deployRequestSchema.extend({ checks: endpointStatusSchema.shape.checks.default(0) });

/** Input of the last step of a batch; without a job when it was refused. */
export const batchFinishSchema = batchRefSchema.extend({ job: jobReplySchema.optional() });
