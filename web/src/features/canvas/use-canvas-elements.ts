import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { Flow, FlowEdge } from '@flowi/contracts/flow';
import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { type CanvasEdge, type CanvasNode, drawEdges, drawNodes, edgeId } from './graph-elements.ts';
import { placesOf } from './layout.ts';
import type { Places } from './node-size.ts';
import { useElementLabels } from './use-element-labels.ts';

/** Ids of the chosen nodes, and the chosen edges. */
export interface Chosen {
  readonly nodes: ReadonlySet<string>;
  readonly edges: readonly FlowEdge[];
}

export interface CanvasChanges {
  chosen: Chosen;
  /** Takes another choice of nodes, or of edges; the part that is not named stays. */
  onChoose: (chosen: Partial<Chosen>) => void;
  /** Nodes were put elsewhere: at the end of a drag, or by an arrow key. */
  onMove?: (places: Places) => void;
}

interface Drawn {
  flow: Flow;
  nodes: CanvasNode[];
  edges: CanvasEdge[];
}

function draw(flow: Flow, catalogue: ComponentCatalogue, before?: Drawn): Drawn {
  const sameGraph = before?.flow.nodes === flow.nodes && before.flow.edges === flow.edges;
  if (before && sameGraph) return { ...before, flow };
  return {
    flow,
    nodes: drawNodes(flow, catalogue, placesOf(flow), before?.nodes),
    edges: drawEdges(flow, before?.edges),
  };
}

/**
 * Nodes and edges for the canvas. Where nodes stand during a drag is state of the canvas alone; the document changes at its end.
 */
export function useCanvasElements(flow: Flow, catalogue: ComponentCatalogue, changes: CanvasChanges) {
  const { chosen, onChoose, onMove } = changes;
  const [drawn, setDrawn] = useState(() => draw(flow, catalogue));
  const now = drawn.flow === flow ? drawn : draw(flow, catalogue, drawn);
  // React takes a state that is set while rendering before it draws anything.
  if (now !== drawn) setDrawn(now);

  const chosenEdges = useMemo(() => new Set(chosen.edges.map(edgeId)), [chosen.edges]);
  const labelled = useElementLabels(now.nodes, now.edges);
  const nodes = useMemo(
    () => labelled.nodes.map((node) => withChoice(node, chosen.nodes.has(node.data.node.id))),
    [labelled.nodes, chosen.nodes],
  );
  const edges = useMemo(
    () => labelled.edges.map((edge) => withChoice(edge, chosenEdges.has(edge.id))),
    [labelled.edges, chosenEdges],
  );

  const onNodesChange = useCallback(
    (all: NodeChange<CanvasNode>[]) => {
      const own = all.filter(({ type }) => type === 'position' || type === 'dimensions');
      if (own.length > 0) setDrawn((before) => ({ ...before, nodes: applyNodeChanges(own, before.nodes) }));
      const picks = all.filter((change) => change.type === 'select');
      if (picks.length > 0) onChoose({ nodes: picked(chosen.nodes, picks) });
      const places = placesAtEnd(all);
      if (places.size > 0) onMove?.(places);
    },
    [chosen.nodes, onChoose, onMove],
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

/** Only a drag that has ended, or an arrow key, says where nodes are to stay. */
function placesAtEnd(changes: readonly NodeChange<CanvasNode>[]): Places {
  return new Map(
    changes.flatMap((change) =>
      change.type === 'position' && change.dragging === false && change.position
        ? [[change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) }] as const]
        : [],
    ),
  );
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
