import * as z from 'zod';
import { type Flow, flowSchema } from '../flow.schema.ts';
import { type Edit, edited } from './edit.ts';

/** Puts another document in place of this one: clearing the canvas, an import and a version restored are each one step. */
export const replaceDocumentSchema = z.strictObject({ type: z.literal('replace-document'), flow: flowSchema });

export function replaceDocument(_flow: Flow, operation: z.output<typeof replaceDocumentSchema>): Edit {
  return edited(operation.flow);
}
