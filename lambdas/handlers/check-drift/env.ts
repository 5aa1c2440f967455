import * as z from 'zod';
import { fields } from '../../environment/fields.ts';
import { parseEnv } from '../../environment/parse-env.ts';

const envSchema = z.object({
  FLOWI_STAGE: fields.FLOWI_STAGE,
  FLOWI_TABLE: fields.FLOWI_TABLE,
  FLOWI_MODELS_BUCKET: fields.FLOWI_MODELS_BUCKET,
});
export type Env = z.input<typeof envSchema>;

export const readEnv = () => parseEnv(envSchema, process.env);
