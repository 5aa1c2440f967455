import * as z from 'zod';
import type { Flow } from '../flow.schema.ts';
import { type Edit, nodeRefSchema, parameterNameSchema, withNode } from './edit.ts';

/** Takes a parameter out of the document, so that its default holds. Clearing what is not there changes nothing. */
export const clearParameterSchema = z.strictObject({
  type: z.literal('clear-parameter'),
  nodeId: nodeRefSchema,
  name: parameterNameSchema,
});

export function clearParameter(flow: Flow, { nodeId, name }: z.output<typeof clearParameterSchema>): Edit {
  return withNode(flow, nodeId, ({ params, ...node }) => ({
    ...node,
    params: Object.fromEntries(Object.entries(params).filter(([key]) => key !== name)),
  }));
}
