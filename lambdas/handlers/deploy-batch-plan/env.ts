import * as z from 'zod';
import { fields } from '../../environment/fields.ts';
import { parseEnv } from '../../environment/parse-env.ts';

const envSchema = z.object({
  FLOWI_STAGE: fields.FLOWI_STAGE,
  FLOWI_TABLE: fields.FLOWI_TABLE,
  FLOWI_SCHEDULE_GROUP: fields.FLOWI_SCHEDULE_GROUP,
  FLOWI_SCHEDULE_ROLE: fields.FLOWI_SCHEDULE_ROLE,
  FLOWI_STARTS_QUEUE: fields.FLOWI_STARTS_QUEUE,
  FLOWI_SCHEDULER_URL: fields.FLOWI_SCHEDULER_URL,
});
export type Env = z.input<typeof envSchema>;

export const readEnv = () => parseEnv(envSchema, process.env);
