import type { FlowEdge } from '@flowi/contracts/flow';
import { type Connection, type FinalConnectionState, type OnConnectStartParams, useReactFlow } from '@xyflow/react';
import { type DragEvent, type ReactNode, useEffect, useMemo, useState } from 'react';
import { type EditingProps, FlowCanvas } from '../../../features/canvas/flow-canvas.tsx';
import { KeyedStore } from '../../../features/canvas/keyed-store.ts';
import { NODE_SIZE } from '../../../features/canvas/node-size.ts';
import { NoteEditingProvider } from '../../../features/canvas/note-editing.ts';
import { type Refusals, RefusalsProvider } from '../../../features/canvas/refusals.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { type Speaker, useSpeaker } from '../../../shared/texts/speaker.ts';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { useEditorModel, useFlow, useSelection } from '../editor-context.tsx';
import { KIND_TYPE, NOTE_TYPE } from '../palette/palette.tsx';
import { editorTexts } from '../texts/index.ts';
import { edgeUnder, nodeUnder, pointOf } from './canvas-targets.ts';
import { refusalOf } from './connecting.ts';
import { useGraphActions } from './graph-actions.ts';
import styles from './graph-tab.module.css';
import { useMoving } from './use-moving.ts';
import { useNoteWriting } from './use-note-writing.ts';
import { useReveal } from './use-reveal.ts';

/** The graph to draw on. */
export function EditorCanvas(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const { editor, catalogue, mayEdit } = useEditorModel();
  const flow = useFlow();
  const chosen = useSelection();
  const [refusals] = useState(() => new KeyedStore<string | null>());
  const connecting = useConnecting(refusals);
  const dropping = useDropping();
  const { onMove, dragging } = useMoving();
  const notes = useNoteWriting();
  useReveal();
  const editing = useMemo(
    (): EditingProps => ({
      ...connecting,
      ...dropping,
      ...dragging,
      snapToGrid: true,
      snapGrid: [10, 10],
      connectionRadius: 32,
    }),
    [connecting, dropping, dragging],
  );
  return (
    <RefusalsProvider value={refusals}>
      <NoteEditingProvider value={notes}>
        <FlowCanvas
          flow={flow}
          catalogue={catalogue}
          label={texts.canvas}
          chosen={chosen}
          onChoose={editor.choose}
          onMove={onMove}
          {...(mayEdit ? { editing } : {})}
        >
          {flow.nodes.length + flow.notes.length === 0 && (
            <div className={styles['empty']}>
              <EmptyState title={texts.table.emptyTitle}>{texts.table.emptyAdvice}</EmptyState>
            </div>
          )}
        </FlowCanvas>
      </NoteEditingProvider>
    </RefusalsProvider>
  );
}

/** Lights up where a link may end while it is drawn, and says why it may not end elsewhere. */
function useConnecting(refusals: Refusals): EditingProps {
  const { editor, catalogue, tell } = useEditorModel();
  const { connect } = useGraphActions();
  const speaker = useSpeaker();
  const [drawing, setDrawing] = useState<OnConnectStartParams | null>(null);
  useEffect(() => {
    if (drawing === null) return;
    const stop = fillRefusals(refusals, editor.flow, catalogue, drawing, speaker);
    return () => {
      stop();
      refusals.replace(new Map());
    };
  }, [drawing, refusals, editor, catalogue, speaker]);
  return useMemo(
    () => ({
      onConnectStart: (_event, params) => setDrawing(params),
      onConnectEnd: (event, state) => {
        setDrawing(null);
        if (state.isValid) return;
        const edge = edgeDropped(state, nodeUnder(pointOf(event)));
        if (edge) connect(edge);
      },
      onConnect: ({ source, target }: Connection) => void connect({ from: source, to: target }),
      isValidConnection: ({ source, target }) =>
        refusalOf(editor.flow, catalogue, { from: source, to: target }) === null,
      onPaneClick: () => tell(null),
    }),
    [editor, catalogue, connect, tell],
  );
}

/** A few at a time, since a large flow has many candidates and each is judged by all rules. */
function fillRefusals(
  refusals: Refusals,
  flow: Parameters<typeof refusalOf>[0],
  catalogue: Parameters<typeof refusalOf>[1],
  { nodeId, handleType }: OnConnectStartParams,
  speaker: Speaker,
): () => void {
  const found = new Map<string, string | null>();
  const waiting = flow.nodes.filter(({ id }) => id !== nodeId).map(({ id }) => id);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    for (const id of waiting.splice(0, 25)) {
      const edge = handleType === 'target' ? { from: id, to: nodeId ?? '' } : { from: nodeId ?? '', to: id };
      const refusal = refusalOf(flow, catalogue, edge);
      found.set(id, refusal === null ? null : speaker.flow(refusal));
    }
    refusals.replace(new Map(found));
    if (waiting.length > 0) timer = setTimeout(next, 0);
  };
  next();
  return () => clearTimeout(timer);
}

function edgeDropped({ fromNode, fromHandle, toNode }: FinalConnectionState, under: string | null): FlowEdge | null {
  const other = toNode?.id ?? under;
  if (!fromNode || other === null || other === fromNode.id) return null;
  return fromHandle?.type === 'target' ? { from: other, to: fromNode.id } : { from: fromNode.id, to: other };
}

/** Kinds of nodes and notes dragged from the palette; over an edge nodes are put in between. */
function useDropping(): EditingProps {
  const { addAt, addNote, point } = useGraphActions();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onDragOver: (event: DragEvent) => {
        const { types } = event.dataTransfer;
        if (!types.includes(KIND_TYPE) && !types.includes(NOTE_TYPE)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDrop: (event: DragEvent) => {
        const at = { x: event.clientX, y: event.clientY };
        const { x, y } = screenToFlowPosition(at);
        const component = event.dataTransfer.getData(KIND_TYPE);
        const isNote = event.dataTransfer.types.includes(NOTE_TYPE);
        if (component === '' && !isNote) return;
        event.preventDefault();
        if (isNote) return addNote({ x, y });
        // The pointer is where people think the middle of the node is.
        addAt(component, { x: x - NODE_SIZE.width / 2, y: y - NODE_SIZE.height / 2 }, edgeUnder(at));
      },
      onMouseMove: ({ clientX, clientY }) => point({ x: clientX, y: clientY }),
      onMouseLeave: () => point(null),
    }),
    [addAt, addNote, point, screenToFlowPosition],
  );
}
