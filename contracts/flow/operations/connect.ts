import * as z from 'zod';
import { edgeSchema, type Flow } from '../flow.schema.ts';
import { hasEdge, wouldClose } from './edges.ts';
import { type Edit, edited, hasNode, missingNode, refused } from './edit.ts';

/** Joins two nodes. Circles are refused here and then, not first at validation. */
export const connectSchema = z.strictObject({ type: z.literal('connect'), edge: edgeSchema });

export function connect(flow: Flow, { edge }: z.output<typeof connectSchema>): Edit {
  const lost = [edge.from, edge.to].find((id) => !hasNode(flow, id));
  if (lost !== undefined) return missingNode(lost);
  if (hasEdge(flow.edges, edge)) return refused('edge_exists', edge);
  if (wouldClose(flow, edge)) return refused('cycle', edge);
  return edited({ ...flow, edges: [...flow.edges, edge] });
}
