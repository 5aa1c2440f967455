import type { FlowEdge } from '@flowi/contracts/flow';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { createContext, useContext, useMemo, useRef } from 'react';
import { FIT } from '../../../features/canvas/flow-canvas.tsx';
import { noteElementId } from '../../../features/canvas/graph-elements.ts';
import type { Direction } from '../../../features/canvas/layout.ts';
import type { Place } from '../../../features/canvas/node-size.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { type SaidMessage, useSpeaker } from '../../../shared/texts/speaker.ts';
import { useEdit, useEditorModel } from '../editor-context.tsx';
import { rememberKind } from '../palette/recent-kinds.ts';
import type { Selection } from '../state/flow-editor.ts';
import { editorTexts } from '../texts/index.ts';
import { clipText, readClip } from './clipboard.ts';
import { refusalOf } from './connecting.ts';
import {
  type AddedNode,
  addAt,
  addBehind,
  addNoteAt,
  addOnEdge,
  asSeen,
  besides,
  freeNotePlace,
  gapOf,
  moving,
  pasting,
  removal,
  tidied,
} from './edits.ts';

/** Everything that can be done to the graph, whether by mouse, key or menu. */
export interface GraphActions {
  /** Adds a node on the chosen edge, behind the chosen node, or in the middle of what is seen. */
  add: (component: string) => void;
  addAt: (component: string, place: Place, edge: FlowEdge | null) => void;
  /** Adds a note, in the middle of what is seen where no place is named, and begins to write in it. */
  addNote: (place?: Place) => void;
  /** Begins to write in the chosen note; false where no single note is chosen. */
  writeNote: () => boolean;
  connect: (edge: FlowEdge) => boolean;
  disconnect: (edge: FlowEdge) => void;
  /** Removes what is chosen; with `bridge` a single node's neighbours are joined where that fits. Without, it is offered. */
  remove: (bridge?: boolean) => void;
  removeNode: (nodeId: string, bridge?: boolean) => void;
  removeNote: (noteId: string) => void;
  duplicate: () => void;
  /** Text of what is chosen for the clipboard; null when nothing is. */
  copied: () => string | null;
  cut: () => string | null;
  paste: (text: string) => void;
  selectAll: () => void;
  selectNone: () => void;
  tidy: (direction?: Direction | 'turned') => Promise<void>;
  clear: () => void;
  fit: () => void;
  zoom: (direction: 'in' | 'out') => void;
  /** Where the pointer is over the canvas, on the screen; null when it is elsewhere. */
  point: (at: Place | null) => void;
}

const ActionsContext = createContext<GraphActions | null>(null);
export const GraphActionsProvider = ActionsContext.Provider;

export function useGraphActions(): GraphActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('useGraphActions is used outside of a GraphActionsProvider');
  return actions;
}

export function useMakeGraphActions(): GraphActions {
  const { editor, catalogue, tell } = useEditorModel();
  const edit = useEdit();
  const texts = useCatalogue(editorTexts);
  const speaker = useSpeaker();
  const view = useReactFlow();
  const store = useStoreApi();
  const pointer = useRef<Place | null>(null);
  return useMemo(() => {
    const middle = (): Place => {
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
    };
    const pointed = () => (pointer.current === null ? middle() : view.screenToFlowPosition(pointer.current));
    const choose = (nodeIds: Iterable<string>, noteIds: Iterable<string> = []) =>
      editor.select({ nodes: new Set(nodeIds), notes: new Set(noteIds) });
    const put = (added: AddedNode, component: string) => {
      if (!edit(added.operation, { step: { kind: 'add-node', subject: added.nodeId } })) return;
      rememberKind(component);
      editor.welcome(added.nodeId);
    };
    const refused = ({ from, to }: FlowEdge, reason: SaidMessage) =>
      tell(texts.notOnEdge(from, to, speaker.flow(reason)));
    const copied = () => {
      const { nodes, notes } = editor.selection;
      return nodes.size + notes.size === 0 ? null : clipText(editor.flow, nodes, notes);
    };
    const insert = (text: string, at: Place, kind: 'paste' | 'duplicate') => {
      const clip = readClip(text);
      if (!clip.ok) return tell(clip.reason === null ? texts.nothingToPaste : texts.notPasted(clip.reason));
      const { nodeIds, noteIds, operation } = pasting(editor.flow, clip.fragment, at);
      const step = { kind, subject: [...nodeIds, ...noteIds].join(', ') } as const;
      if (edit(operation, { step })) choose(nodeIds, noteIds);
    };
    const remove = (chosen: Partial<Selection>, bridge = false, kind: 'remove-node' | 'cut' = 'remove-node') => {
      const selection = { nodes: new Set<string>(), edges: [], notes: new Set<string>(), ...chosen };
      const edges = selection.edges.map(({ from, to }) => `${from} > ${to}`);
      const subject = [...selection.nodes, ...edges, ...selection.notes].join(', ');
      const gap = gapOf(editor.flow, catalogue, selection);
      const closing = removal(editor.flow, selection, true);
      const close = () => edit(closing, { step: { kind: 'bridge', subject } });
      if (bridge && gap) return void close();
      const done = edit(removal(editor.flow, selection), { step: { kind, subject } });
      if (!done || !gap || kind === 'cut') return;
      const ends = gap.edges.map(({ from, to }) => `${from} > ${to}`).join(', ');
      tell(texts.bridge.offer(gap.nodeId, ends), {
        text: texts.bridge.take,
        flow: editor.flow,
        act: () => {
          // One step in place of the removal, not a second one.
          editor.undo();
          close();
        },
      });
    };
    return {
      add: (component) => {
        const { nodes, edges } = editor.selection;
        const [edge] = edges;
        const [behind] = nodes;
        if (edge && nodes.size === 0) {
          const added = addOnEdge(editor.flow, catalogue, component, edge);
          return 'refusal' in added ? refused(edge, added.refusal) : put(added, component);
        }
        if (behind !== undefined && nodes.size === 1)
          return put(addBehind(editor.flow, catalogue, component, behind), component);
        put(addAt(editor.flow, component, middle()), component);
      },
      addAt: (component, place, edge) => {
        const onEdge = edge && addOnEdge(editor.flow, catalogue, component, edge, place);
        if (onEdge && !('refusal' in onEdge)) return put(onEdge, component);
        put(addAt(editor.flow, component, place), component);
        if (edge && onEdge) refused(edge, onEdge.refusal);
      },
      addNote: (place) => {
        const { noteId, operation } = addNoteAt(editor.flow, place ?? freeNotePlace(editor.flow, pointed()));
        if (!edit(operation)) return;
        editor.write(noteId);
        editor.reveal(noteElementId(noteId));
      },
      writeNote: () => {
        const { nodes, notes } = editor.selection;
        const [noteId] = notes;
        if (noteId === undefined || notes.size > 1 || nodes.size > 0) return false;
        editor.write(noteId);
        return true;
      },
      connect: (edge) => {
        const refusal = refusalOf(editor.flow, catalogue, edge);
        tell(refusal === null ? null : speaker.flow(refusal));
        return (
          refusal === null &&
          edit(asSeen(editor.flow, [{ type: 'connect', edge }]), {
            step: { kind: 'connect', subject: `${edge.from} > ${edge.to}` },
          })
        );
      },
      disconnect: (edge) => remove({ edges: [edge] }),
      remove: (bridge) => remove(editor.selection, bridge),
      removeNode: (nodeId, bridge) => remove({ nodes: new Set([nodeId]) }, bridge),
      removeNote: (noteId) => remove({ notes: new Set([noteId]) }),
      duplicate: () => {
        const text = copied();
        if (text !== null) insert(text, besides(editor.flow, editor.selection), 'duplicate');
      },
      copied,
      cut: () => {
        const text = copied();
        if (text !== null) remove(editor.selection, false, 'cut');
        return text;
      },
      paste: (text) => insert(text, pointed(), 'paste'),
      selectAll: () =>
        choose(
          editor.flow.nodes.map(({ id }) => id),
          editor.flow.notes.map(({ id }) => id),
        ),
      selectNone: () => {
        tell(null);
        editor.select({});
      },
      tidy: async (direction) => {
        const places = await tidied(editor.flow, editor.selection.nodes, direction);
        const there = new Set(editor.flow.nodes.map(({ id }) => id));
        const operations = moving(new Map([...places].filter(([id]) => there.has(id))));
        if (operations.length > 0)
          edit({ type: 'group', operations: [...operations] }, { step: { kind: 'tidy', subject: '' } });
        await view.fitView({ ...FIT, duration: 200 });
      },
      clear: () =>
        edit(
          { type: 'replace-document', flow: { ...editor.flow, nodes: [], edges: [], notes: [] } },
          { step: { kind: 'clear', subject: '' } },
        ),
      fit: () => void view.fitView({ ...FIT, duration: 200 }),
      zoom: (direction) => void (direction === 'in' ? view.zoomIn({ duration: 100 }) : view.zoomOut({ duration: 100 })),
      point: (at) => {
        pointer.current = at;
      },
    };
  }, [editor, catalogue, tell, edit, texts, speaker, view, store]);
}
