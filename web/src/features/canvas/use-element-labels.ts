import { useMemo } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import type { CanvasEdge, CanvasNode, CanvasNote } from './graph-elements.ts';
import { canvasTexts } from './texts/index.ts';

/** Gives nodes, notes and edges their names for screen readers, once each. */
export function useElementLabels(
  nodes: readonly CanvasNode[],
  notes: readonly CanvasNote[],
  edges: readonly CanvasEdge[],
) {
  const texts = useCatalogue(canvasTexts);
  const known = useMemo(() => ({ texts, nodes: new WeakMap<CanvasNode, CanvasNode>() }), [texts]);
  const noteMemo = useMemo(() => ({ texts, notes: new WeakMap<CanvasNote, CanvasNote>() }), [texts]);
  const edgeMemo = useMemo(() => ({ texts, edges: new WeakMap<CanvasEdge, CanvasEdge>() }), [texts]);
  return {
    nodes: useMemo(
      () =>
        nodes.map((node) =>
          remembered(known.nodes, node, () => {
            const { node: inFlow, component } = node.data;
            return {
              ...node,
              ariaLabel: texts.node(inFlow.id, component?.title ?? texts.unknownKind(inFlow.component)),
            };
          }),
        ),
      [nodes, known, texts],
    ),
    notes: useMemo(
      () =>
        notes.map((note) =>
          remembered(noteMemo.notes, note, () => ({ ...note, ariaLabel: texts.note(note.data.note.text) })),
        ),
      [notes, noteMemo, texts],
    ),
    edges: useMemo(
      () =>
        edges.map((edge) =>
          remembered(edgeMemo.edges, edge, () => ({ ...edge, ariaLabel: texts.edge(edge.source, edge.target) })),
        ),
      [edges, edgeMemo, texts],
    ),
  };
}

function remembered<T extends object>(memo: WeakMap<T, T>, key: T, make: () => T): T {
  const value = memo.get(key) ?? make();
  memo.set(key, value);
  return value;
}
