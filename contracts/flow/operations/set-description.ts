import * as z from 'zod';
import { type Flow, flowSchema } from '../flow.schema.ts';
import { type Edit, edited } from './edit.ts';

/** Says what the flow is for; null takes the description away. */
export const setDescriptionSchema = z.strictObject({
  type: z.literal('set-description'),
  description: flowSchema.shape.description.unwrap().nullable(),
});

export function setDescription(flow: Flow, { description }: z.output<typeof setDescriptionSchema>): Edit {
  return edited({ ...flow, description: description ?? undefined });
}
