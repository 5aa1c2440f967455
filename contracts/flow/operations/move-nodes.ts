import * as z from 'zod';
import { type Flow, nodeSchema } from '../flow.schema.ts';
import { FLOW_LIMITS } from '../limits.ts';
import { type Edit, edited, hasNode, missingNode, nodeRefSchema } from './edit.ts';

const positionSchema = nodeSchema.shape.position.unwrap();

/** Puts nodes elsewhere on the canvas: one drag of a selection, or a tidy, is one operation. */
export const moveNodesSchema = z.strictObject({
  type: z.literal('move-nodes'),
  moves: z
    .array(z.strictObject({ nodeId: nodeRefSchema, position: positionSchema }))
    .min(1)
    .max(FLOW_LIMITS.nodes),
});

export function moveNodes(flow: Flow, { moves }: z.output<typeof moveNodesSchema>): Edit {
  const lost = moves.find(({ nodeId }) => !hasNode(flow, nodeId));
  if (lost) return missingNode(lost.nodeId);
  const positions = new Map(moves.map(({ nodeId, position }) => [nodeId, position]));
  return edited({
    ...flow,
    nodes: flow.nodes.map((node) => {
      const position = positions.get(node.id);
      return position ? { ...node, position } : node;
    }),
  });
}
