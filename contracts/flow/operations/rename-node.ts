import * as z from 'zod';
import type { Flow, FlowEdge } from '../flow.schema.ts';
import { type Edit, edited, hasNode, missingNode, nodeIdSchema, nodeRefSchema, takenId } from './edit.ts';

/** Gives a node another id; its edges follow. */
export const renameNodeSchema = z.strictObject({
  type: z.literal('rename-node'),
  nodeId: nodeRefSchema,
  newId: nodeIdSchema,
});

export function renameNode(flow: Flow, { nodeId, newId }: z.output<typeof renameNodeSchema>): Edit {
  if (!hasNode(flow, nodeId)) return missingNode(nodeId);
  if (nodeId !== newId && hasNode(flow, newId)) return takenId(newId);
  const renamed = (id: string) => (id === nodeId ? newId : id);
  const touches = (edge: FlowEdge) => edge.from === nodeId || edge.to === nodeId;
  return edited({
    ...flow,
    nodes: flow.nodes.map((node) => (node.id === nodeId ? { ...node, id: newId } : node)),
    edges: flow.edges.map((edge) => (touches(edge) ? { from: renamed(edge.from), to: renamed(edge.to) } : edge)),
  });
}
