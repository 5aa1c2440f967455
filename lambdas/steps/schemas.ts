import { batchRefSchema, jobReplySchema } from '@flowi/contracts/events';

/** Input of the last step of a batch; without a job when it was refused. */
export const batchFinishSchema = batchRefSchema.extend({ job: jobReplySchema.optional() });
