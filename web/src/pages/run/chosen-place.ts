import type { Chosen } from '../../features/canvas/use-canvas-elements.ts';

/** The node that is looked at, or the edge from `node` to `to`. */
export interface Place {
  readonly node: string;
  readonly to?: string | undefined;
}

/** What the canvas shows as chosen. */
export function chosenOf(place: Place | null): Chosen {
  if (place === null) return { nodes: new Set(), edges: [] };
  const { node, to } = place;
  return to === undefined ? { nodes: new Set([node]), edges: [] } : { nodes: new Set(), edges: [{ from: node, to }] };
}

/**
 * The place after a choice on the canvas. A click on an edge says that no node is chosen any more and which edge is, in either order; so
 * only the end of a choice of the same kind ends it.
 */
export function placeAfter(before: Place | null, { nodes, edges }: Partial<Chosen>): Place | null {
  const [node] = nodes ?? [];
  if (node !== undefined) return { node };
  const [edge] = edges ?? [];
  if (edge !== undefined) return { node: edge.from, to: edge.to };
  const isEdge = before?.to !== undefined;
  if (nodes !== undefined && !isEdge) return null;
  if (edges !== undefined && isEdge) return null;
  return before;
}
