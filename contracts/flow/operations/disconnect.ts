import * as z from 'zod';
import { edgeSchema, type Flow } from '../flow.schema.ts';
import { hasEdge, sameEdge } from './edges.ts';
import { type Edit, edited, refused } from './edit.ts';

/** Takes an edge away, every copy of it. */
export const disconnectSchema = z.strictObject({ type: z.literal('disconnect'), edge: edgeSchema });

export function disconnect(flow: Flow, { edge }: z.output<typeof disconnectSchema>): Edit {
  if (!hasEdge(flow.edges, edge)) return missingEdge(edge.from, edge.to);
  return edited({ ...flow, edges: flow.edges.filter((other) => !sameEdge(other, edge)) });
}

export function missingEdge(from: string, to: string): Edit {
  return refused('edge_not_found', { from, to });
}
