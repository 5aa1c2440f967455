import { useNodesInitialized, useReactFlow } from '@xyflow/react';
import { useEffect, useSyncExternalStore } from 'react';
import { useEditorModel } from '../editor-context.tsx';

/** Brings the node that somebody asked for into sight, once it is drawn. */
export function useReveal(): void {
  const { editor } = useEditorModel();
  const wanted = useSyncExternalStore(editor.subscribe, () => editor.wanted);
  const ready = useNodesInitialized();
  const { fitView, getNode, getViewport } = useReactFlow();
  useEffect(() => {
    if (wanted === null || !ready || !getNode(wanted)) return;
    editor.reveal(null);
    if (isInSight(wanted)) return;
    void fitView({ nodes: [{ id: wanted }], duration: 200, maxZoom: getViewport().zoom, minZoom: getViewport().zoom });
  }, [wanted, ready, editor, fitView, getNode, getViewport]);
}

function isInSight(nodeId: string): boolean {
  const node = document.querySelector(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
  const canvas = node?.closest('.react-flow');
  if (!node || !canvas) return false;
  const [inner, outer] = [node.getBoundingClientRect(), canvas.getBoundingClientRect()];
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}
