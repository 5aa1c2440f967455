import * as z from 'zod';
import { type Flow, parameterSchema } from '../flow.schema.ts';
import { type Edit, nodeRefSchema, parameterNameSchema, withNode } from './edit.ts';

/** Writes a parameter of a node: a value, several values or a search. A parameter written before keeps its place. */
export const setParameterSchema = z.strictObject({
  type: z.literal('set-parameter'),
  nodeId: nodeRefSchema,
  name: parameterNameSchema,
  value: parameterSchema,
});

export function setParameter(flow: Flow, { nodeId, name, value }: z.output<typeof setParameterSchema>): Edit {
  return withNode(flow, nodeId, (node) => ({ ...node, params: { ...node.params, [name]: value } }));
}
