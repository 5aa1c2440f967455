import { z } from 'zod';

const NAME = /^[0-9a-zA-Z-_.]{1,64}$/;
const nameSchema = z.string().regex(NAME, 'letters, digits, hyphens, underscores and points, at most 64');

const targetArnSchema = z
  .string()
  .regex(
    /^arn:aws:(lambda:[^:]+:\d{12}:function:|states:[^:]+:\d{12}:stateMachine:|sqs:[^:]+:\d{12}:)\S+$/,
    'the ARN of a Lambda function, a state machine or a queue',
  );

const targetSchema = z.looseObject({
  Arn: targetArnSchema,
  RoleArn: z.string().regex(/^arn:aws:iam::\d{12}:role\//, 'the ARN of a role'),
  Input: z.string().optional(),
  RetryPolicy: z
    .object({
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(),
      MaximumRetryAttempts: z.int().min(0).max(185).optional(),
    })
    .optional(),
  DeadLetterConfig: z.object({ Arn: z.string().optional() }).optional(),
  SqsParameters: z.object({ MessageGroupId: z.string().optional() }).optional(),
});

/** What CreateSchedule and UpdateSchedule take; times are seconds since 1970. */
export const scheduleInputSchema = z.looseObject({
  Name: nameSchema,
  GroupName: nameSchema.default('default'),
  ScheduleExpression: z.string().max(256),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  StartDate: z.number().optional(),
  EndDate: z.number().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  Description: z.string().optional(),
  KmsKeyArn: z.string().optional(),
  FlexibleTimeWindow: z.object({ Mode: z.enum(['OFF', 'FLEXIBLE']), MaximumWindowInMinutes: z.int().optional() }),
  Target: targetSchema,
  ClientToken: z.string().optional(),
});
export type ScheduleInput = z.infer<typeof scheduleInputSchema>;
export type Target = ScheduleInput['Target'];

const missSchema = z.object({ scheduledTime: z.string(), reason: z.string() });
export type Miss = z.infer<typeof missSchema>;

/** A schedule and how far it got. Everything up to `doneUntil` was delivered or given up, and is never looked at again. */
export const scheduleRecordSchema = z.object({
  definition: scheduleInputSchema,
  creationDate: z.number(),
  lastModificationDate: z.number(),
  doneUntil: z.number().describe('Milliseconds since 1970'),
  underWay: z.array(z.string()).describe('Scheduled times that are being delivered'),
  misses: z.array(missSchema).describe('Scheduled times that were not delivered, newest last'),
});
export type ScheduleRecord = z.infer<typeof scheduleRecordSchema>;

export const groupRecordSchema = z.object({ name: nameSchema, creationDate: z.number() });
export type GroupRecord = z.infer<typeof groupRecordSchema>;

export const storeSchema = z.object({
  schedules: z.record(z.string(), scheduleRecordSchema),
  groups: z.record(z.string(), groupRecordSchema),
});
