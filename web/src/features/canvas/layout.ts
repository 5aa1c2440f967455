import { Graph, layout } from '@dagrejs/dagre';
import type { Flow, FlowEdge, FlowNode } from '@flowi/contracts/flow';
import { NODE_SIZE, type Place, type Places } from './node-size.ts';

const GAP = { between: 28, along: 44 } as const;

/** Which way the rows go on the canvas. */
export type Direction = 'right' | 'down';

/** Places in the direction of the rows, all whole numbers. Edges to nodes that are not given are left out. */
export function layOut(
  nodes: readonly Pick<FlowNode, 'id'>[],
  edges: readonly FlowEdge[],
  direction: Direction = 'right',
): Places {
  const graph = new Graph();
  graph.setGraph({ rankdir: direction === 'right' ? 'LR' : 'TB', nodesep: GAP.between, ranksep: GAP.along });
  graph.setDefaultEdgeLabel(() => ({}));
  // The library keeps what it is given in plain objects, where an id such as "constructor" would be found before it is put.
  const keys = new Map(nodes.map(({ id }, index) => [id, String(index)]));
  for (const key of keys.values()) graph.setNode(key, { ...NODE_SIZE });
  for (const { from, to } of edges) {
    const [source, target] = [keys.get(from), keys.get(to)];
    if (source !== undefined && target !== undefined) graph.setEdge(source, target);
  }
  layout(graph);
  return new Map(
    [...keys].map(([id, key]) => {
      const { x = 0, y = 0 } = graph.node(key);
      return [id, { x: Math.round(x - NODE_SIZE.width / 2), y: Math.round(y - NODE_SIZE.height / 2) }];
    }),
  );
}

/** Where each node stands: where the document says, else where the layout of the whole puts it, clear of those that have a place. */
export function placesOf({ nodes, edges }: Pick<Flow, 'nodes' | 'edges'>): Places {
  const placed = nodes.filter(({ position }) => position !== undefined);
  if (placed.length === nodes.length) return new Map(nodes.map(({ id, position }) => [id, position ?? { x: 0, y: 0 }]));
  const laid = layOut(nodes, edges);
  const below = placed.length === 0 ? 0 : clearance(nodes, placed, laid);
  return new Map(
    nodes.map(({ id, position }) => {
      const place = laid.get(id) ?? { x: 0, y: 0 };
      return [id, position ?? { x: place.x, y: place.y + below }];
    }),
  );
}

/** The way that most edges go; those of a flow laid out downwards go down without exception, and only some of them to the right. */
export function directionOf(edges: readonly FlowEdge[], places: Places): Direction {
  const ends = edges.flatMap(({ from, to }) => {
    const [source, target] = [places.get(from), places.get(to)];
    return source && target ? [{ across: target.x - source.x, along: target.y - source.y }] : [];
  });
  const right = ends.filter(({ across }) => across >= NODE_SIZE.width).length;
  const down = ends.filter(({ along }) => along >= NODE_SIZE.height).length;
  return down > right ? 'down' : 'right';
}

/** How far the nodes without a place have to move down, so that they stand under all that have one. */
function clearance(nodes: readonly FlowNode[], placed: readonly FlowNode[], laid: Places): number {
  const lowest = Math.max(...placed.map(({ position }) => position?.y ?? 0)) + NODE_SIZE.height + GAP.between;
  const loose = nodes.filter(({ position }) => position === undefined);
  return lowest - Math.min(...loose.map(({ id }) => laid.get(id)?.y ?? 0));
}

/** New places of some nodes, laid out anew with their upper left corner where it was. */
export function tidyPlaces(
  flow: Pick<Flow, 'nodes' | 'edges'>,
  ids: ReadonlySet<string>,
  direction: Direction = 'right',
): Places {
  const before = placesOf(flow);
  const laid = layOut(
    flow.nodes.filter(({ id }) => ids.has(id)),
    flow.edges,
    direction,
  );
  const corner = cornerOf([...ids].flatMap((id) => before.get(id) ?? []));
  const from = cornerOf([...laid.values()]);
  return new Map([...laid].map(([id, { x, y }]) => [id, { x: x - from.x + corner.x, y: y - from.y + corner.y }]));
}

function cornerOf(places: readonly Place[]): Place {
  if (places.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}
