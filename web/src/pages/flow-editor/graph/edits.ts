import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import {
  type Flow,
  type FlowEdge,
  type FlowFragment,
  FlowGraph,
  type FlowNode,
  type FlowNote,
  freshNodeId,
  freshNoteId,
  noteSchema,
  type Operation,
  type SingleOperation,
} from '@flowi/contracts/flow';
import { type Direction, directionOf, placesOf, tidyPlaces } from '../../../features/canvas/layout.ts';
import { NODE_SIZE, type Place, type Places } from '../../../features/canvas/node-size.ts';
import type { SaidMessage } from '../../../shared/texts/speaker.ts';
import type { Selection } from '../state/flow-editor.ts';
import { refusalOf } from './connecting.ts';

/** Room between a node and one that is put beside it. */
const GAP = 44;
const NOTE_GAP = 12;

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

/** Why something may not be done, in the words of the rules. */
interface Refused {
  readonly refusal: SaidMessage;
}

/** Puts a new node between the two ends of an edge, where the rules let it stand there. */
export function addOnEdge(
  flow: Flow,
  catalogue: ComponentCatalogue,
  component: string,
  edge: FlowEdge,
  at?: Place,
): AddedNode | Refused {
  const places = placesOf(flow);
  const [from, to] = [places.get(edge.from), places.get(edge.to)];
  const middle = from && to ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : { x: 0, y: 0 };
  const node = newNode(flow, component, at ?? freePlace(flow, middle));
  const refusal = refusalOnEdge({ ...flow, nodes: [...flow.nodes, node] }, catalogue, edge, node.id);
  if (refusal !== null) return { refusal };
  return { nodeId: node.id, operation: asSeen(flow, [{ type: 'insert-on-edge', edge, node }]) };
}

/** Puts a node of the flow that is joined to nothing between the two ends of an edge. */
export function joinOnEdge(
  flow: Flow,
  catalogue: ComponentCatalogue,
  nodeId: string,
  edge: FlowEdge,
): { readonly operations: readonly SingleOperation[] } | Refused {
  const refusal = refusalOnEdge(flow, catalogue, edge, nodeId);
  if (refusal !== null) return { refusal };
  return {
    operations: [
      { type: 'disconnect', edge },
      { type: 'connect', edge: { from: edge.from, to: nodeId } },
      { type: 'connect', edge: { from: nodeId, to: edge.to } },
    ],
  };
}

function refusalOnEdge(flow: Flow, catalogue: ComponentCatalogue, edge: FlowEdge, nodeId: string): SaidMessage | null {
  const without = { ...flow, edges: flow.edges.filter((one) => !same(one, edge)) };
  const into = { from: edge.from, to: nodeId };
  const out = { from: nodeId, to: edge.to };
  return (
    refusalOf(without, catalogue, into) ?? refusalOf({ ...without, edges: [...without.edges, into] }, catalogue, out)
  );
}

/** The first place at or below the wanted one where a new note covers nothing. */
export function freeNotePlace(flow: Flow, { x, y }: Place): Place {
  const size = noteSchema.shape.size.parse(undefined);
  const taken = [
    ...[...placesOf(flow).values()].map((place) => ({ ...place, ...NODE_SIZE })),
    ...flow.notes.map((note) => ({ ...note.position, ...note.size })),
  ]
    .filter((box) => box.x < x + size.width && x < box.x + box.width)
    .toSorted((a, b) => a.y - b.y);
  return {
    x,
    y: taken.reduce((top, box) => (overlap(box, top, size.height) ? box.y + box.height + NOTE_GAP : top), y),
  };
}

function overlap(box: { y: number; height: number }, top: number, height: number): boolean {
  return box.y < top + height + NOTE_GAP && top < box.y + box.height + NOTE_GAP;
}

/** A new note with its upper left corner at a place. */
export function addNoteAt(flow: Flow, { x, y }: Place): { readonly noteId: string; readonly operation: Operation } {
  const position = { x: Math.round(x), y: Math.round(y) };
  const note = noteSchema.parse({ id: freshNoteId(flow, 'note'), text: '', position });
  return { noteId: note.id, operation: { type: 'add-note', note } };
}

/** Takes away what is chosen; null when nothing is. */
export function removal(flow: Flow, { nodes, edges, notes }: Selection, bridge = false): Operation | null {
  const loose = edges.filter(({ from, to }) => !nodes.has(from) && !nodes.has(to));
  const operations: SingleOperation[] = [
    ...loose.map((edge) => ({ type: 'disconnect' as const, edge })),
    ...[...nodes].map((nodeId) => ({ type: 'remove-node' as const, nodeId, bridge })),
    ...[...notes].map((noteId) => ({ type: 'remove-note' as const, noteId })),
  ];
  return operations.length === 0 ? null : asSeen(flow, operations);
}

/** A single chosen node whose neighbours could be joined in its place, with the edges that would join them; null where there is none. */
export function gapOf(
  flow: Flow,
  catalogue: ComponentCatalogue,
  { nodes, edges, notes }: Selection,
): { readonly nodeId: string; readonly edges: readonly FlowEdge[] } | null {
  const [nodeId] = nodes;
  const alone = nodes.size === 1 && notes.size === 0 && edges.every(({ from, to }) => from === nodeId || to === nodeId);
  if (nodeId === undefined || !alone || !canBridge(flow, catalogue, nodeId)) return null;
  const graph = new FlowGraph(flow, catalogue);
  return { nodeId, edges: graph.parents(nodeId).flatMap((from) => graph.children(nodeId).map((to) => ({ from, to }))) };
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

/** A fragment put in with its middle at a place; the new ids of its nodes and notes with it. */
export function pasting(
  flow: Flow,
  fragment: FlowFragment,
  at: Place,
): { nodeIds: readonly string[]; noteIds: readonly string[]; operation: Operation } {
  const places = placesOf(fragment);
  const nodes = fragment.nodes.map((node) => ({ ...node, position: { ...(places.get(node.id) ?? { x: 0, y: 0 }) } }));
  const middle = middleOf([...places.values()], fragment.notes);
  const offset = { x: Math.round(at.x - middle.x), y: Math.round(at.y - middle.y) };
  let grown = flow;
  const nodeIds = nodes.map((node) => {
    const id = freshNodeId(grown, node.id);
    grown = { ...grown, nodes: [...grown.nodes, { ...node, id }] };
    return id;
  });
  const noteIds = fragment.notes.map((note) => {
    const id = freshNoteId(grown, note.id);
    grown = { ...grown, notes: [...grown.notes, { ...note, id }] };
    return id;
  });
  return { nodeIds, noteIds, operation: asSeen(flow, [{ type: 'paste', fragment: { ...fragment, nodes }, offset }]) };
}

/** The middle of what is chosen, moved down and right a little: where a duplicate goes. */
export function besides(flow: Flow, { nodes, notes }: Pick<Selection, 'nodes' | 'notes'>): Place {
  const { x, y } = middleOf(
    [...placesOf(flow)].flatMap(([id, place]) => (nodes.has(id) ? [place] : [])),
    flow.notes.filter(({ id }) => notes.has(id)),
  );
  return { x: x + 40, y: y + 40 };
}

/** What puts nodes and notes at their new places. */
export function moving(nodes: Places, notes: Places = new Map()): readonly SingleOperation[] {
  const ofNodes = [...nodes].map(([nodeId, { x, y }]) => ({ nodeId, position: { x, y } }));
  const ofNotes = [...notes].map(([noteId, { x, y }]) => ({ noteId, position: { x, y } }));
  return [
    ...(ofNodes.length > 0 ? [{ type: 'move-nodes' as const, moves: ofNodes }] : []),
    ...(ofNotes.length > 0 ? [{ type: 'move-notes' as const, moves: ofNotes }] : []),
  ];
}

/**
 * Lays out the chosen nodes anew, or all where fewer than two are chosen. Only places are the result, so that edits made meanwhile survive.
 *
 * @param direction `turned` is the other one than the flow has
 */
export async function tidied(
  flow: Flow,
  chosen: ReadonlySet<string>,
  direction: Direction | 'turned' | 'kept' = 'kept',
): Promise<Places> {
  // Lets the page show that it works on it.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const ids = chosen.size > 1 ? chosen : new Set(flow.nodes.map(({ id }) => id));
  const now = directionOf(flow.edges, placesOf(flow));
  const turned = now === 'right' ? 'down' : 'right';
  return tidyPlaces(flow, ids, direction === 'kept' ? now : direction === 'turned' ? turned : direction);
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

function middleOf(places: readonly Place[], notes: readonly Pick<FlowNote, 'position' | 'size'>[]): Place {
  const boxes = [
    ...places.map((place) => ({ ...place, ...NODE_SIZE })),
    ...notes.map(({ position, size }) => ({ ...position, ...size })),
  ];
  if (boxes.length === 0) return { x: 0, y: 0 };
  return {
    x: (Math.min(...boxes.map(({ x }) => x)) + Math.max(...boxes.map(({ x, width }) => x + width))) / 2,
    y: (Math.min(...boxes.map(({ y }) => y)) + Math.max(...boxes.map(({ y, height }) => y + height))) / 2,
  };
}

function same(a: FlowEdge, b: FlowEdge): boolean {
  return a.from === b.from && a.to === b.to;
}
