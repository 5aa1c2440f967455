import * as z from 'zod';
import { fields } from '../../environment/fields.ts';
import { parseEnv } from '../../environment/parse-env.ts';

const envSchema = z.object({
  FLOWI_STAGE: fields.FLOWI_STAGE,
  FLOWI_TABLE: fields.FLOWI_TABLE,
  FLOWI_MODELS_BUCKET: fields.FLOWI_MODELS_BUCKET,
  FLOWI_TRAIN_MACHINE: fields.FLOWI_TRAIN_MACHINE,
  FLOWI_DEPLOY_API_MACHINE: fields.FLOWI_DEPLOY_API_MACHINE,
  FLOWI_DEPLOY_BATCH_MACHINE: fields.FLOWI_DEPLOY_BATCH_MACHINE,
  FLOWI_BATCH_MACHINE: fields.FLOWI_BATCH_MACHINE,
  FLOWI_DELETE_API_MACHINE: fields.FLOWI_DELETE_API_MACHINE,
  FLOWI_PROFILE_FUNCTION: fields.FLOWI_PROFILE_FUNCTION,
  FLOWI_TOPIC: fields.FLOWI_TOPIC,
  FLOWI_JOB_QUEUE: fields.FLOWI_JOB_QUEUE,
  FLOWI_SAGEMAKER_URL: fields.FLOWI_SAGEMAKER_URL,
});
export type Env = z.input<typeof envSchema>;

export const readEnv = () => parseEnv(envSchema, process.env);
