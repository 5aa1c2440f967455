import * as z from 'zod';
import { edgeSchema, type Flow, nodeSchema } from '../flow.schema.ts';
import { missingEdge } from './disconnect.ts';
import { hasEdge, sameEdge } from './edges.ts';
import { type Edit, edited, hasNode, takenId } from './edit.ts';

/** Drops a new node onto an edge: what fed the edge feeds the node, and the node feeds what the edge fed. */
export const insertOnEdgeSchema = z.strictObject({
  type: z.literal('insert-on-edge'),
  edge: edgeSchema,
  node: nodeSchema,
});

export function insertOnEdge(flow: Flow, { edge, node }: z.output<typeof insertOnEdgeSchema>): Edit {
  if (hasNode(flow, node.id)) return takenId(node.id);
  if (!hasEdge(flow.edges, edge)) return missingEdge(edge.from, edge.to);
  const replacement = [
    { from: edge.from, to: node.id },
    { from: node.id, to: edge.to },
  ];
  const at = flow.edges.findIndex((other) => sameEdge(other, edge));
  return edited({
    ...flow,
    nodes: [...flow.nodes, node],
    edges: flow.edges.flatMap((other, index) => {
      if (!sameEdge(other, edge)) return [other];
      return index === at ? replacement : [];
    }),
  });
}
