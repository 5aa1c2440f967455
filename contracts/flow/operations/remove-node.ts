import * as z from 'zod';
import type { Flow, FlowEdge } from '../flow.schema.ts';
import { hasEdge } from './edges.ts';
import { type Edit, edited, hasNode, missingNode, nodeRefSchema } from './edit.ts';

/** Takes a node and its edges away. */
export const removeNodeSchema = z.strictObject({
  type: z.literal('remove-node'),
  nodeId: nodeRefSchema,
  bridge: z.boolean().default(false).describe('Connect what came before the node to what came after it'),
});

export function removeNode(flow: Flow, { nodeId, bridge }: z.output<typeof removeNodeSchema>): Edit {
  if (!hasNode(flow, nodeId)) return missingNode(nodeId);
  const kept = flow.edges.filter((edge) => edge.from !== nodeId && edge.to !== nodeId);
  return edited({
    ...flow,
    nodes: flow.nodes.filter((node) => node.id !== nodeId),
    edges: bridge ? [...kept, ...bridges(flow.edges, nodeId, kept)] : kept,
  });
}

function bridges(edges: readonly FlowEdge[], nodeId: string, kept: readonly FlowEdge[]): FlowEdge[] {
  const before = unique(edges.filter((edge) => edge.to === nodeId && edge.from !== nodeId).map((edge) => edge.from));
  const after = unique(edges.filter((edge) => edge.from === nodeId && edge.to !== nodeId).map((edge) => edge.to));
  return before
    .flatMap((from) => after.map((to) => ({ from, to })))
    .filter((edge) => edge.from !== edge.to && !hasEdge(kept, edge));
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
