import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import {
  type Flow,
  type FlowEdge,
  type FlowFragment,
  FlowGraph,
  type FlowNode,
  freshNodeId,
  type Operation,
  type SingleOperation,
} from '@flowi/contracts/flow';
import { placesOf, tidyPlaces } from '../../../features/canvas/layout.ts';
import { NODE_SIZE, type Place, type Places } from '../../../features/canvas/node-size.ts';
import type { Selection } from '../state/flow-editor.ts';
import { refusalOf } from './connecting.ts';

/** Room between a node and one that is put beside it. */
const GAP = 44;

/** Several operations as one step, with a place written down for each node that only the layout has placed: what was seen stays where it was. */
export function asSeen(flow: Flow, operations: readonly SingleOperation[]): Operation {
  const loose = flow.nodes.filter(({ position }) => position === undefined);
  const places = loose.length === 0 ? null : placesOf(flow);
  const moves = loose.flatMap(({ id }) => {
    const position = places?.get(id);
    return position ? [{ nodeId: id, position: { ...position } }] : [];
  });
  const all: SingleOperation[] = [...(moves.length > 0 ? [{ type: 'move-nodes' as const, moves }] : []), ...operations];
  const [first] = all;
  return all.length === 1 && first ? first : { type: 'group', operations: all };
}

export function newNode(flow: Flow, component: string, position: Place): FlowNode {
  const name = component.split('.').at(-1) ?? component;
  return {
    id: freshNodeId(flow, name),
    component,
    params: {},
    position: { x: Math.round(position.x), y: Math.round(position.y) },
  };
}

/** Adds a node behind another one and joins them where the rules allow it. */
export function addBehind(flow: Flow, catalogue: ComponentCatalogue, component: string, behind: string): AddedNode {
  const place = placesOf(flow).get(behind) ?? { x: 0, y: 0 };
  const node = newNode(flow, component, freePlace(flow, { x: place.x + NODE_SIZE.width + GAP, y: place.y }));
  const edge = { from: behind, to: node.id };
  const joins = refusalOf({ ...flow, nodes: [...flow.nodes, node] }, catalogue, edge) === null;
  return {
    nodeId: node.id,
    operation: asSeen(flow, [{ type: 'add-node', node }, ...(joins ? [{ type: 'connect' as const, edge }] : [])]),
  };
}

export interface AddedNode {
  readonly nodeId: string;
  readonly operation: Operation;
}

export function addAt(flow: Flow, component: string, place: Place): AddedNode {
  const node = newNode(flow, component, freePlace(flow, place));
  return { nodeId: node.id, operation: asSeen(flow, [{ type: 'add-node', node }]) };
}

/** Puts a node between the two ends of an edge; null where the rules do not let it stand there. */
export function addOnEdge(
  flow: Flow,
  catalogue: ComponentCatalogue,
  component: string,
  edge: FlowEdge,
  at?: Place,
): AddedNode | null {
  const places = placesOf(flow);
  const [from, to] = [places.get(edge.from), places.get(edge.to)];
  const middle = from && to ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : { x: 0, y: 0 };
  const node = newNode(flow, component, at ?? freePlace(flow, middle));
  const without = { ...flow, nodes: [...flow.nodes, node], edges: flow.edges.filter((one) => !same(one, edge)) };
  const into = { from: edge.from, to: node.id };
  if (refusalOf(without, catalogue, into) !== null) return null;
  if (refusalOf({ ...without, edges: [...without.edges, into] }, catalogue, { from: node.id, to: edge.to }) !== null)
    return null;
  return { nodeId: node.id, operation: asSeen(flow, [{ type: 'insert-on-edge', edge, node }]) };
}

/** Takes away what is chosen; null when nothing is. */
export function removal(flow: Flow, { nodes, edges }: Selection, bridge = false): Operation | null {
  const loose = edges.filter(({ from, to }) => !nodes.has(from) && !nodes.has(to));
  const operations: SingleOperation[] = [
    ...loose.map((edge) => ({ type: 'disconnect' as const, edge })),
    ...[...nodes].map((nodeId) => ({ type: 'remove-node' as const, nodeId, bridge })),
  ];
  return operations.length === 0 ? null : asSeen(flow, operations);
}

/** True when what comes before the chosen node may lead straight to what comes after it. */
export function canBridge(flow: Flow, catalogue: ComponentCatalogue, nodeId: string): boolean {
  const graph = new FlowGraph(flow, catalogue);
  const [before, after] = [graph.parents(nodeId), graph.children(nodeId)];
  if (before.length === 0 || after.length === 0) return false;
  const without = {
    ...flow,
    nodes: flow.nodes.filter(({ id }) => id !== nodeId),
    edges: flow.edges.filter(({ from, to }) => from !== nodeId && to !== nodeId),
  };
  return before.every((from) =>
    after.every((to) => {
      const edge = { from, to };
      return without.edges.some((one) => same(one, edge)) || refusalOf(without, catalogue, edge) === null;
    }),
  );
}

/** A fragment put in with its middle at a place; the new ids of its nodes with it. */
export function pasting(
  flow: Flow,
  fragment: FlowFragment,
  at: Place,
): { nodeIds: readonly string[]; operation: Operation } {
  const places = placesOf(fragment);
  const nodes = fragment.nodes.map((node) => ({ ...node, position: { ...(places.get(node.id) ?? { x: 0, y: 0 }) } }));
  const box = boxOf([...places.values()]);
  const offset = {
    x: Math.round(at.x - (box.left + box.right + NODE_SIZE.width) / 2),
    y: Math.round(at.y - (box.top + box.bottom + NODE_SIZE.height) / 2),
  };
  let grown = flow;
  const nodeIds = nodes.map((node) => {
    const id = freshNodeId(grown, node.id);
    grown = { ...grown, nodes: [...grown.nodes, { ...node, id }] };
    return id;
  });
  return { nodeIds, operation: asSeen(flow, [{ type: 'paste', fragment: { ...fragment, nodes }, offset }]) };
}

/** The middle of some nodes, moved down and right a little: where a duplicate goes. */
export function besides(flow: Flow, nodeIds: ReadonlySet<string>): Place {
  const box = boxOf([...placesOf(flow)].flatMap(([id, place]) => (nodeIds.has(id) ? [place] : [])));
  return {
    x: (box.left + box.right + NODE_SIZE.width) / 2 + 40,
    y: (box.top + box.bottom + NODE_SIZE.height) / 2 + 40,
  };
}

export function moving(places: Places): Operation | null {
  const moves = [...places].map(([nodeId, { x, y }]) => ({ nodeId, position: { x, y } }));
  return moves.length === 0 ? null : { type: 'move-nodes', moves };
}

/** Lays out the chosen nodes anew, or all where fewer than two are chosen. Only places are the result, so that edits made meanwhile survive. */
export async function tidied(flow: Flow, chosen: ReadonlySet<string>): Promise<Places> {
  // Lets the page show that it works on it.
  await new Promise((resolve) => setTimeout(resolve, 0));
  return tidyPlaces(flow, chosen.size > 1 ? chosen : new Set(flow.nodes.map(({ id }) => id)));
}

/** The first place at or below the wanted one that no node covers. */
function freePlace(flow: Flow, wanted: Place): Place {
  const taken = [...placesOf(flow).values()];
  let { y } = wanted;
  const covers = (place: Place) =>
    Math.abs(place.x - wanted.x) < NODE_SIZE.width && Math.abs(place.y - y) < NODE_SIZE.height;
  while (taken.some(covers)) y += NODE_SIZE.height + 24;
  return { x: wanted.x, y };
}

function boxOf(places: readonly Place[]) {
  if (places.length === 0) return { left: 0, right: 0, top: 0, bottom: 0 };
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function same(a: FlowEdge, b: FlowEdge): boolean {
  return a.from === b.from && a.to === b.to;
}
