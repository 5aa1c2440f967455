import * as z from 'zod';
import { type Flow, nodeSchema } from '../flow.schema.ts';
import { type Edit, edited, hasNode, takenId } from './edit.ts';

/** A new node at the end of the document, not connected yet. */
export const addNodeSchema = z.strictObject({ type: z.literal('add-node'), node: nodeSchema });

export function addNode(flow: Flow, { node }: z.output<typeof addNodeSchema>): Edit {
  if (hasNode(flow, node.id)) return takenId(node.id);
  return edited({ ...flow, nodes: [...flow.nodes, node] });
}
