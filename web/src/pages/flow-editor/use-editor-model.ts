import type { ComponentCatalogue } from '@flowi/contracts/catalogue';
import type { FlowRecord } from '@flowi/contracts/entities';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { makeNodeMarks } from '../../features/canvas/node-status.ts';
import { flowQuery } from '../../features/flows/flow-queries.ts';
import { useMay } from '../../features/projects/project-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import type { EditorModel } from './editor-context.tsx';
import { DraftSaver } from './state/draft-saver.ts';
import { browserShelf } from './state/draft-shelf.ts';
import { FlowEditor } from './state/flow-editor.ts';

/** Begins to edit a flow's draft, with what an earlier visit could not save; saves from then on. */
export function useEditorModel(
  record: FlowRecord,
  catalogue: ComponentCatalogue,
  tell: EditorModel['tell'],
): EditorModel {
  const api = useApi();
  const queries = useQueryClient();
  const { projectId, flowId } = record;
  const mayEdit = useMay(projectId, 'editor');
  const [parts] = useState((): Pick<EditorModel, 'editor' | 'saver' | 'marks' | 'typedText'> => {
    const params = { projectId, flowId };
    const { queryKey } = flowQuery(api, projectId, flowId);
    const shelf = browserShelf(projectId, flowId);
    const drafts = {
      load: () => api.flows.get({ params }),
      save: async (revision: number, document: FlowRecord['draft']) => {
        const stored = await api.flows.saveDraft({ params, body: { revision, document } });
        queries.setQueryData(queryKey, stored);
        return stored;
      },
    };
    const saver = new DraftSaver(record, drafts, shelf);
    const kept = shelf.read();
    const editor = new FlowEditor(kept?.document ?? record.draft);
    if (kept) saver.resume(kept.document, kept.revision);
    return { editor, saver, marks: makeNodeMarks(), typedText: { current: null } };
  });
  useSaving(parts.editor, parts.saver);
  return useMemo(
    () => ({ ...parts, projectId, flowId, catalogue, mayEdit, tell }),
    [parts, projectId, flowId, catalogue, mayEdit, tell],
  );
}

/** Saves while people work, when they turn away, and when the network is back. */
function useSaving(editor: FlowEditor, saver: DraftSaver): void {
  useEffect(() => {
    const stop = editor.subscribe(() => saver.changed(editor.flow));
    const flush = () => void saver.flush();
    const onHidden = () => document.visibilityState === 'hidden' && flush();
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      stop();
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', onHidden);
      flush();
    };
  }, [editor, saver]);
}
