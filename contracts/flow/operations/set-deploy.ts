import * as z from 'zod';
import { deploySchema, type Flow } from '../flow.schema.ts';
import { type Edit, edited } from './edit.ts';

/** Sets gate, online and batch settings, all at once. */
export const setDeploySchema = z.strictObject({ type: z.literal('set-deploy'), deploy: deploySchema });

export function setDeploy(flow: Flow, { deploy }: z.output<typeof setDeploySchema>): Edit {
  return edited({ ...flow, deploy });
}
