import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { flowVersionQuery } from '../../features/flows/flow-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { problemLine } from '../../shared/api/describe-problem.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useEdit, useEditorModel } from './editor-context.tsx';

const route = getRouteApi('/projects/$projectId/flows/$flowId/edit');

/** Puts the version that the address names in place of the draft, as one step that can be taken back. */
export function useRestore(): void {
  const api = useApi();
  const queries = useQueryClient();
  const shared = useTexts();
  const speaker = useSpeaker();
  const edit = useEdit();
  const { projectId, flowId, tell } = useEditorModel();
  const { restore } = route.useSearch();
  const navigate = route.useNavigate();
  useEffect(() => {
    if (restore === undefined) return;
    const done = () => navigate({ search: ({ restore: _, ...rest }) => rest, replace: true });
    queries
      .fetchQuery(flowVersionQuery(api, projectId, flowId, restore))
      .then(({ document }) => {
        edit({ type: 'replace-document', flow: document }, { step: { kind: 'restore', subject: String(restore) } });
      })
      .catch((error: unknown) => tell(problemLine(error, shared, speaker)))
      .finally(() => void done());
  }, [restore, api, queries, shared, speaker, edit, projectId, flowId, tell, navigate]);
}
