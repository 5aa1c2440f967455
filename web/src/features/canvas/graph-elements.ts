import type { Component, ComponentCatalogue } from '@flowi/contracts/catalogue';
import { type Flow, type FlowEdge, type FlowNode, isValues } from '@flowi/contracts/flow';
import type { Edge, Node } from '@xyflow/react';
import { NODE_SIZE, type Place, type Places } from './node-size.ts';

/** What a node draws from. Nothing that changes while a flow runs is in here; that comes through stores. */
export interface NodeData extends Record<string, unknown> {
  readonly node: FlowNode;
  /** undefined for a kind that the catalogue does not have */
  readonly component: Component | undefined;
  /** Combinations of its own values. */
  readonly combinations: number;
}

export type CanvasNode = Node<NodeData, 'component'>;
export type CanvasEdge = Edge<{ edge: FlowEdge }, 'flow'>;

/** The nodes of a flow as the canvas takes them. One that says the same as before stays the same object, so that it is not drawn again. */
export function drawNodes(
  flow: Flow,
  catalogue: ComponentCatalogue,
  places: Places,
  before: readonly CanvasNode[] = [],
): CanvasNode[] {
  const known = new Map(before.map((drawn) => [drawn.id, drawn]));
  const counts = new Map<string, number>();
  return flow.nodes.map((node) => {
    const count = (counts.get(node.id) ?? 0) + 1;
    counts.set(node.id, count);
    // A document may hold an id twice; a problem says so, and both are shown.
    const id = count === 1 ? node.id : `${node.id} (${count})`;
    const place = placeOf(places, node.id, count);
    const old = known.get(id);
    if (old && old.data.node === node && samePlace(old.position, place)) return old;
    return {
      // What the canvas has measured stays known.
      ...old,
      id,
      type: 'component',
      position: { ...place },
      data: { node, component: catalogue.get(node.component), combinations: combinationsOf(node) },
      width: NODE_SIZE.width,
      height: NODE_SIZE.height,
    };
  });
}

export function drawEdges(flow: Flow, before: readonly CanvasEdge[] = []): CanvasEdge[] {
  const known = new Map(before.map((drawn) => [drawn.id, drawn]));
  const ids = new Set(flow.nodes.map(({ id }) => id));
  const drawn = new Map<string, CanvasEdge>();
  for (const edge of flow.edges) {
    if (!ids.has(edge.from) || !ids.has(edge.to)) continue;
    const id = edgeId(edge);
    drawn.set(id, known.get(id) ?? { id, type: 'flow', source: edge.from, target: edge.to, data: { edge } });
  }
  return [...drawn.values()];
}

/** One id for each pair of nodes; no id of a node holds a `>`. */
export function edgeId({ from, to }: FlowEdge): string {
  return `${from}>${to}`;
}

function combinationsOf({ params }: FlowNode): number {
  return Object.values(params).reduce<number>(
    (product, parameter) => product * (isValues(parameter) ? parameter.values.length : 1),
    1,
  );
}

function placeOf(places: Places, id: string, count: number): Place {
  const { x, y } = places.get(id) ?? { x: 0, y: 0 };
  const shift = (count - 1) * 24;
  return { x: x + shift, y: y + shift };
}

function samePlace(a: Place, b: Place): boolean {
  return a.x === b.x && a.y === b.y;
}
