import type { Flow } from '@flowi/contracts/flow';
import { useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useRef } from 'react';
import type { EditingProps } from '../../../features/canvas/flow-canvas.tsx';
import { NODE_SIZE, type Place } from '../../../features/canvas/node-size.ts';
import type { Moved } from '../../../features/canvas/use-canvas-elements.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../../shared/texts/speaker.ts';
import { useEdit, useEditorModel } from '../editor-context.tsx';
import { editorTexts } from '../texts/index.ts';
import { edgeUnder } from './canvas-targets.ts';
import { asSeen, joinOnEdge, moving } from './edits.ts';

/** Takes down where nodes and notes were put. A node without edges that is dragged onto an edge is put in between, or it is said why not. */
export function useMoving() {
  const { editor, catalogue, tell } = useEditorModel();
  const texts = useCatalogue(editorTexts);
  const edit = useEdit();
  const speaker = useSpeaker();
  const { flowToScreenPosition } = useReactFlow();
  // Arrow keys pass over edges on their way; only a drag ends on one.
  const isDrag = useRef(false);
  const onMove = useCallback(
    (moved: Moved) => {
      const { flow } = editor;
      const operations = moving(moved.nodes, moved.notes);
      const subject = [...moved.nodes.keys(), ...moved.notes.keys()].join(', ');
      const kind = moved.nodes.size > 0 ? 'move-nodes' : 'move-notes';
      const dropped = isDrag.current ? looseNode(flow, moved) : null;
      const edge = dropped && edgeUnder(flowToScreenPosition(dropped.middle));
      const joined = dropped && edge && joinOnEdge(flow, catalogue, dropped.nodeId, edge);
      if (joined && 'operations' in joined) {
        edit(asSeen(flow, [...operations, ...joined.operations]), { step: { kind: 'insert-on-edge', subject } });
        return;
      }
      edit(asSeen(flow, operations), { step: { kind, subject }, mergeKey: `move ${subject}` });
      if (joined && edge) tell(texts.notOnEdge(edge.from, edge.to, speaker.flow(joined.refusal)));
    },
    [editor, catalogue, tell, texts, speaker, edit, flowToScreenPosition],
  );
  const dragging = useMemo(
    (): EditingProps => ({
      onNodeDragStart: () => {
        isDrag.current = true;
      },
      onNodeDragStop: () => {
        isDrag.current = false;
      },
    }),
    [],
  );
  return { onMove, dragging };
}

/** The one node that was moved, where nothing is joined to it, with the middle of its new place. */
function looseNode(flow: Flow, { nodes, notes }: Moved): { readonly nodeId: string; readonly middle: Place } | null {
  const [moved] = nodes;
  if (!moved || nodes.size + notes.size > 1) return null;
  const [nodeId, { x, y }] = moved;
  if (flow.edges.some(({ from, to }) => from === nodeId || to === nodeId)) return null;
  return { nodeId, middle: { x: x + NODE_SIZE.width / 2, y: y + NODE_SIZE.height / 2 } };
}
