import type { Component, ComponentCatalogue } from '@flowi/contracts/catalogue';
import { type Flow, type FlowEdge, type FlowNode, type FlowNote, isValues } from '@flowi/contracts/flow';
import { type Edge, type Node, Position } from '@xyflow/react';
import { type Direction, directionOf } from './layout.ts';
import { NODE_SIZE, type Place, type Places } from './node-size.ts';

/** What a node draws from. Nothing that changes while a flow runs is in here; that comes through stores. */
export interface NodeData extends Record<string, unknown> {
  readonly node: FlowNode;
  /** undefined for a kind that the catalogue does not have */
  readonly component: Component | undefined;
  /** Combinations of its own values. */
  readonly combinations: number;
}

interface NoteData extends Record<string, unknown> {
  readonly note: FlowNote;
}

export type CanvasNode = Node<NodeData, 'component'>;
export type CanvasNote = Node<NoteData, 'note'>;
export type CanvasEdge = Edge<{ edge: FlowEdge }, 'flow'>;

/** The nodes of a flow as the canvas takes them. One that says the same as before stays the same object, so that it is not drawn again. */
export function drawNodes(
  flow: Flow,
  catalogue: ComponentCatalogue,
  places: Places,
  before: readonly CanvasNode[] = [],
): CanvasNode[] {
  const known = new Map(before.map((drawn) => [drawn.id, drawn]));
  const ports = PORTS[directionOf(flow.edges, places)];
  const count = counter();
  return flow.nodes.map((node) => {
    const nth = count(node.id);
    // A document may hold an id twice; a problem says so, and both are shown.
    const id = nth === 1 ? node.id : `${node.id} (${nth})`;
    const place = placeOf(places, node.id, nth);
    const old = known.get(id);
    const samePorts = old?.sourcePosition === ports.sourcePosition;
    if (old && old.data.node === node && samePlace(old.position, place) && samePorts) return old;
    return {
      // What the canvas has measured stays known.
      ...old,
      id,
      type: 'component',
      position: { ...place },
      data: { node, component: catalogue.get(node.component), combinations: combinationsOf(node) },
      width: NODE_SIZE.width,
      height: NODE_SIZE.height,
      zIndex: BEFORE,
      ...ports,
    };
  });
}

/** Where rows come in and go out. */
const PORTS: Readonly<Record<Direction, Required<Pick<Node, 'sourcePosition' | 'targetPosition'>>>> = {
  right: { sourcePosition: Position.Right, targetPosition: Position.Left },
  down: { sourcePosition: Position.Bottom, targetPosition: Position.Top },
};

/** No id of a node holds a `:`, so that notes and nodes never meet. */
const NOTE = 'note:';
/**
 * Behind nodes and edges. The canvas lifts what is chosen by a thousand: a chosen note comes before the edges, whose broad strips would
 * else keep the pointer from its middle and corners, and stays behind the nodes.
 */
const BEHIND = -1_000;
/** Nodes, which nothing covers. */
const BEFORE = 1;

/** The notes of a flow as the canvas takes them; the same objects for what did not change. */
export function drawNotes(flow: Flow, choosable: boolean, before: readonly CanvasNote[] = []): CanvasNote[] {
  const known = new Map(before.map((drawn) => [drawn.id, drawn]));
  const count = counter();
  return flow.notes.map((note) => {
    const nth = count(note.id);
    const id = `${noteElementId(note.id)}${nth === 1 ? '' : ` (${nth})`}`;
    const old = known.get(id);
    if (old && old.data.note === note && samePlace(old.position, note.position)) return old;
    return {
      id,
      type: 'note',
      position: { ...note.position },
      data: { note },
      ...note.size,
      zIndex: BEHIND,
      selectable: choosable,
      focusable: choosable,
      connectable: false,
    };
  });
}

/** The id that a note of the flow is drawn under. */
export function noteElementId(noteId: string): string {
  return `${NOTE}${noteId}`;
}

/** The id of the note that is drawn under an id; null where that is a node. */
export function noteIdOf(drawn: string): string | null {
  return drawn.startsWith(NOTE) ? drawn.slice(NOTE.length).replace(/ \(\d+\)$/, '') : null;
}

/** Tells how often it was asked about an id. */
function counter(): (id: string) => number {
  const counts = new Map<string, number>();
  return (id) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count;
  };
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
