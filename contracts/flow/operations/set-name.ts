import * as z from 'zod';
import { type Flow, flowSchema } from '../flow.schema.ts';
import { type Edit, edited } from './edit.ts';

/** Gives the flow another name. */
export const setNameSchema = z.strictObject({ type: z.literal('set-name'), name: flowSchema.shape.name });

export function setName(flow: Flow, { name }: z.output<typeof setNameSchema>): Edit {
  return edited({ ...flow, name });
}
