import * as z from 'zod';
import { fields } from '../../environment/fields.ts';

const envSchema = z.object({
  FLOWI_STAGE: fields.FLOWI_STAGE,
});
export type Env = z.input<typeof envSchema>;
