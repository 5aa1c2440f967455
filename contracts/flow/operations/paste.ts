import { z } from 'zod';
import { edgeSchema, type Flow, type FlowNode, nodeSchema } from '../flow.schema.ts';
import { FLOW_LIMITS } from '../limits.ts';
import { type Edit, edited } from './edit.ts';

/** Copied nodes with the edges between them: what the clipboard holds, also between tabs and projects. */
export const fragmentSchema = z.strictObject({
  nodes: z.array(nodeSchema).min(1).max(FLOW_LIMITS.nodes),
  edges: z.array(edgeSchema).max(FLOW_LIMITS.edges),
});
export type FlowFragment = z.output<typeof fragmentSchema>;

/** Adds a fragment. An id that is taken gets a number; edges to nodes outside the fragment are left out. */
export const pasteSchema = z.strictObject({
  type: z.literal('paste'),
  fragment: fragmentSchema,
  offset: z
    .strictObject({ x: z.number(), y: z.number() })
    .default({ x: 0, y: 0 })
    .describe('Added to the places of the nodes'),
});

/** The given nodes and the edges between them, for the clipboard. */
export function copyNodes(flow: Flow, nodeIds: Iterable<string>): FlowFragment {
  const wanted = new Set(nodeIds);
  return {
    nodes: flow.nodes.filter((node) => wanted.has(node.id)),
    edges: flow.edges.filter((edge) => wanted.has(edge.from) && wanted.has(edge.to)),
  };
}

export function paste(flow: Flow, { fragment, offset }: z.output<typeof pasteSchema>): Edit {
  const taken = new Set(flow.nodes.map((node) => node.id));
  const newIds = new Map<string, string>();
  const nodes = fragment.nodes.map((node) => {
    const id = freshId(taken, node.id);
    taken.add(id);
    newIds.set(node.id, id);
    return moved({ ...node, id }, offset);
  });
  const edges = fragment.edges.flatMap((edge) => {
    const from = newIds.get(edge.from);
    const to = newIds.get(edge.to);
    return from !== undefined && to !== undefined ? [{ from, to }] : [];
  });
  return edited({ ...flow, nodes: [...flow.nodes, ...nodes], edges: [...flow.edges, ...edges] });
}

function moved(node: FlowNode, { x, y }: { x: number; y: number }): FlowNode {
  return node.position ? { ...node, position: { x: node.position.x + x, y: node.position.y + y } } : node;
}

const LONGEST_ID = 64;

/** An id that no node of the flow has: `wanted` itself, or with the lowest number that is free behind it (`svc_2`). */
export function freshNodeId(flow: Flow, wanted: string): string {
  return freshId(new Set(flow.nodes.map((node) => node.id)), wanted);
}

function freshId(taken: ReadonlySet<string>, wanted: string): string {
  if (!taken.has(wanted)) return wanted;
  const stem = wanted.replace(/_\d+$/, '');
  for (let number = 2; ; number += 1) {
    const suffix = `_${number}`;
    const id = stem.slice(0, LONGEST_ID - suffix.length) + suffix;
    if (!taken.has(id)) return id;
  }
}
