import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useEditorModel } from './editor-context.tsx';

const route = getRouteApi('/projects/$projectId/flows/$flowId/edit');

/** Id of the panel with the problems, for whoever leads there. */
export const PROBLEMS_ID = 'flow-problems';

/** Opens the list of problems under the graph. */
export function useShowProblems(): () => void {
  const navigate = route.useNavigate();
  return useCallback(() => {
    void navigate({ search: ({ tab: _, ...rest }) => ({ ...rest, problems: true }), replace: true }).then(() =>
      document.getElementById(PROBLEMS_ID)?.scrollIntoView({ block: 'nearest' }),
    );
  }, [navigate]);
}

/** Leads to a node: the graph with this node chosen. */
export function useGoToNode(): (nodeId: string) => void {
  const navigate = route.useNavigate();
  const { editor } = useEditorModel();
  return useCallback(
    (nodeId) => {
      editor.select({ nodes: new Set([nodeId]) });
      editor.reveal(nodeId);
      void navigate({ search: ({ tab: _, ...rest }) => rest });
    },
    [editor, navigate],
  );
}
