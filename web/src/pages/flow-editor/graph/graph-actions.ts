import type { FlowEdge } from '@flowi/contracts/flow';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { createContext, useContext, useMemo, useRef } from 'react';
import { FIT } from '../../../features/canvas/flow-canvas.tsx';
import type { Place } from '../../../features/canvas/node-size.ts';
import { useCatalogue } from '../../../shared/texts/catalogue.ts';
import { useEdit, useEditorModel } from '../editor-context.tsx';
import { rememberKind } from '../palette/recent-kinds.ts';
import { editorTexts } from '../texts/index.ts';
import { clipText, readClip } from './clipboard.ts';
import { refusalOf } from './connecting.ts';
import {
  type AddedNode,
  addAt,
  addBehind,
  addOnEdge,
  asSeen,
  besides,
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
  connect: (edge: FlowEdge) => boolean;
  disconnect: (edge: FlowEdge) => void;
  remove: (bridge?: boolean) => void;
  removeNode: (nodeId: string, bridge?: boolean) => void;
  duplicate: () => void;
  /** Text of what is chosen for the clipboard; null when nothing is. */
  copied: () => string | null;
  cut: () => string | null;
  paste: (text: string) => void;
  selectAll: () => void;
  selectNone: () => void;
  tidy: () => Promise<void>;
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
  const view = useReactFlow();
  const store = useStoreApi();
  const pointer = useRef<Place | null>(null);
  return useMemo(() => {
    const middle = (): Place => {
      const { width, height, transform } = store.getState();
      const [x, y, zoom] = transform;
      return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
    };
    const choose = (nodeIds: Iterable<string>) => editor.select({ nodes: new Set(nodeIds) });
    const put = (added: AddedNode | null, component: string) => {
      if (added === null) return tell(texts.notOnEdge);
      if (!edit(added.operation, { step: { kind: 'add-node', subject: added.nodeId } })) return;
      rememberKind(component);
      editor.welcome(added.nodeId);
    };
    const copied = () => (editor.selection.nodes.size === 0 ? null : clipText(editor.flow, editor.selection.nodes));
    const insert = (text: string, at: Place, kind: 'paste' | 'duplicate') => {
      const clip = readClip(text);
      if (!clip.ok) return tell(clip.reason === null ? texts.nothingToPaste : texts.notPasted(clip.reason));
      const { nodeIds, operation } = pasting(editor.flow, clip.fragment, at);
      if (edit(operation, { step: { kind, subject: nodeIds.join(', ') } })) choose(nodeIds);
    };
    const remove = (selection = editor.selection, bridge = false, kind: 'remove-node' | 'cut' = 'remove-node') => {
      const subject = [...selection.nodes, ...selection.edges.map(({ from, to }) => `${from} > ${to}`)].join(', ');
      edit(removal(editor.flow, selection, bridge), { step: { kind, subject } });
    };
    return {
      add: (component) => {
        const { nodes, edges } = editor.selection;
        const [edge] = edges;
        const [behind] = nodes;
        if (edge && nodes.size === 0) return put(addOnEdge(editor.flow, catalogue, component, edge), component);
        if (behind !== undefined && nodes.size === 1)
          return put(addBehind(editor.flow, catalogue, component, behind), component);
        put(addAt(editor.flow, component, middle()), component);
      },
      addAt: (component, place, edge) => {
        const onEdge = edge && addOnEdge(editor.flow, catalogue, component, edge, place);
        put(onEdge ?? addAt(editor.flow, component, place), component);
      },
      connect: (edge) => {
        const refusal = refusalOf(editor.flow, catalogue, edge);
        tell(refusal);
        return (
          refusal === null &&
          edit(asSeen(editor.flow, [{ type: 'connect', edge }]), {
            step: { kind: 'connect', subject: `${edge.from} > ${edge.to}` },
          })
        );
      },
      disconnect: (edge) => remove({ nodes: new Set(), edges: [edge] }),
      remove: (bridge) => remove(editor.selection, bridge),
      removeNode: (nodeId, bridge) => remove({ nodes: new Set([nodeId]), edges: [] }, bridge),
      duplicate: () => {
        const text = copied();
        if (text !== null) insert(text, besides(editor.flow, editor.selection.nodes), 'duplicate');
      },
      copied,
      cut: () => {
        const text = copied();
        if (text !== null) remove(editor.selection, false, 'cut');
        return text;
      },
      paste: (text) =>
        insert(text, pointer.current === null ? middle() : view.screenToFlowPosition(pointer.current), 'paste'),
      selectAll: () => choose(editor.flow.nodes.map(({ id }) => id)),
      selectNone: () => editor.select({}),
      tidy: async () => {
        const before = editor.flow;
        const places = await tidied(before, editor.selection.nodes);
        const there = new Set(editor.flow.nodes.map(({ id }) => id));
        edit(moving(new Map([...places].filter(([id]) => there.has(id)))), { step: { kind: 'tidy', subject: '' } });
        await view.fitView({ ...FIT, duration: 200 });
      },
      clear: () =>
        edit(
          { type: 'replace-document', flow: { ...editor.flow, nodes: [], edges: [] } },
          { step: { kind: 'clear', subject: '' } },
        ),
      fit: () => void view.fitView({ ...FIT, duration: 200 }),
      zoom: (direction) => void (direction === 'in' ? view.zoomIn({ duration: 100 }) : view.zoomOut({ duration: 100 })),
      point: (at) => {
        pointer.current = at;
      },
    };
  }, [editor, catalogue, tell, edit, texts, view, store]);
}
