import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Flow, FlowEdge } from '@flowi/contracts/flow';
import {
  applyNodeChanges,
  type EdgeChange,
  type NodeChange,
  type NodeDimensionChange,
  type NodePositionChange,
} from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import {
  type CanvasEdge,
  type CanvasNode,
  type CanvasNote,
  drawEdges,
  drawNodes,
  drawNotes,
  edgeId,
  noteIdOf,
} from './graph-elements.ts';
import { placesOf } from './layout.ts';
import type { Place, Places } from './node-size.ts';
import { useElementLabels } from './use-element-labels.ts';

/** Ids of the chosen nodes and notes, and the chosen edges. */
export interface Chosen {
  readonly nodes: ReadonlySet<string>;
  readonly edges: readonly FlowEdge[];
  /** Left out where notes are only read. */
  readonly notes?: ReadonlySet<string>;
}

/** What was put elsewhere, by id. */
export interface Moved {
  readonly nodes: Places;
  readonly notes: Places;
}

export interface CanvasChanges {
  chosen: Chosen;
  /** Takes another choice of nodes, of notes or of edges; the part that is not named stays. */
  onChoose: (chosen: Partial<Chosen>) => void;
  /** Nodes and notes were put elsewhere: at the end of a drag, or by an arrow key. */
  onMove?: (moved: Moved) => void;
}

interface Drawn {
  flow: Flow;
  nodes: CanvasNode[];
  notes: CanvasNote[];
  edges: CanvasEdge[];
}

function draw(flow: Flow, catalogue: ComponentCatalogue, notesChoosable: boolean, before?: Drawn): Drawn {
  const notes = before?.flow.notes === flow.notes ? before.notes : drawNotes(flow, notesChoosable, before?.notes);
  const sameGraph = before?.flow.nodes === flow.nodes && before.flow.edges === flow.edges;
  if (before && sameGraph) return { ...before, flow, notes };
  return {
    flow,
    notes,
    nodes: drawNodes(flow, catalogue, placesOf(flow), before?.nodes),
    edges: drawEdges(flow, before?.edges),
  };
}

/**
 * Nodes and edges for the canvas. Where nodes stand during a drag is state of the canvas alone; the document changes at its end.
 */
export function useCanvasElements(flow: Flow, catalogue: ComponentCatalogue, changes: CanvasChanges) {
  const { chosen, onChoose, onMove } = changes;
  const notesChoosable = chosen.notes !== undefined;
  const [drawn, setDrawn] = useState(() => draw(flow, catalogue, notesChoosable));
  const now = drawn.flow === flow ? drawn : draw(flow, catalogue, notesChoosable, drawn);
  // React takes a state that is set while rendering before it draws anything.
  if (now !== drawn) setDrawn(now);

  const chosenEdges = useMemo(() => new Set(chosen.edges.map(edgeId)), [chosen.edges]);
  const labelled = useElementLabels(now.nodes, now.notes, now.edges);
  const components = useMemo(
    () => labelled.nodes.map((node) => withChoice(node, chosen.nodes.has(node.data.node.id))),
    [labelled.nodes, chosen.nodes],
  );
  const notes = useMemo(
    () => labelled.notes.map((note) => withChoice(note, chosen.notes?.has(note.data.note.id) ?? false)),
    [labelled.notes, chosen.notes],
  );
  // Notes last: whoever goes by Tab meets the graph first.
  const nodes = useMemo(() => [...components, ...notes], [components, notes]);
  const edges = useMemo(
    () => labelled.edges.map((edge) => withChoice(edge, chosenEdges.has(edge.id))),
    [labelled.edges, chosenEdges],
  );

  const onNodesChange = useCallback(
    (all: NodeChange<CanvasNode | CanvasNote>[]) => {
      const own = all.filter(isOfDrawing);
      if (own.length > 0)
        setDrawn((before) => ({
          ...before,
          nodes: applyNodeChanges(own, before.nodes),
          notes: applyNodeChanges(own, before.notes),
        }));
      const picks = all.filter((change) => change.type === 'select');
      if (picks.length > 0) onChoose(pickedItems(chosen, picks));
      const moved = placesAtEnd(all);
      if (moved.nodes.size + moved.notes.size > 0) onMove?.(moved);
    },
    [chosen, onChoose, onMove],
  );
  const onEdgesChange = useCallback(
    (all: EdgeChange<CanvasEdge>[]) => {
      const picks = all.filter((change) => change.type === 'select');
      if (picks.length === 0) return;
      const ids = picked(chosenEdges, picks);
      onChoose({ edges: now.edges.flatMap(({ id, data }) => (data && ids.has(id) ? [data.edge] : [])) });
    },
    [chosenEdges, now.edges, onChoose],
  );
  return { nodes, edges, onNodesChange, onEdgesChange };
}

function isOfDrawing(change: NodeChange<CanvasNode | CanvasNote>): change is NodePositionChange | NodeDimensionChange {
  return change.type === 'position' || change.type === 'dimensions';
}

/** Only a drag that has ended, or an arrow key, says where things are to stay. */
function placesAtEnd(changes: readonly NodeChange<CanvasNode | CanvasNote>[]): Moved {
  const nodes = new Map<string, Place>();
  const notes = new Map<string, Place>();
  for (const change of changes) {
    if (change.type !== 'position' || change.dragging !== false || !change.position) continue;
    const place = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
    const noteId = noteIdOf(change.id);
    if (noteId === null) nodes.set(change.id, place);
    else notes.set(noteId, place);
  }
  return { nodes, notes };
}

function pickedItems(
  { nodes, notes = new Set() }: Chosen,
  picks: readonly { id: string; selected: boolean }[],
): Partial<Chosen> {
  const ofNotes = picks.flatMap(({ id, selected }) => {
    const noteId = noteIdOf(id);
    return noteId === null ? [] : [{ id: noteId, selected }];
  });
  const ofNodes = picks.filter(({ id }) => noteIdOf(id) === null);
  return {
    ...(ofNodes.length > 0 && { nodes: picked(nodes, ofNodes) }),
    ...(ofNotes.length > 0 && { notes: picked(notes, ofNotes) }),
  };
}

function picked(before: ReadonlySet<string>, picks: readonly { id: string; selected: boolean }[]): Set<string> {
  const ids = new Set(before);
  for (const { id, selected } of picks) {
    if (selected) ids.add(id);
    else ids.delete(id);
  }
  return ids;
}

function withChoice<T extends { selected?: boolean }>(element: T, selected: boolean): T {
  return (element.selected ?? false) === selected ? element : { ...element, selected };
}
