import * as z from 'zod';
import { type Flow, flowSchema } from '../flow.schema.ts';
import { type Edit, edited } from './edit.ts';

/** Chooses the experiment tracker. */
export const setTrackingSchema = z.strictObject({
  type: z.literal('set-tracking'),
  tracking: flowSchema.shape.tracking,
});

export function setTracking(flow: Flow, { tracking }: z.output<typeof setTrackingSchema>): Edit {
  return edited({ ...flow, tracking });
}
