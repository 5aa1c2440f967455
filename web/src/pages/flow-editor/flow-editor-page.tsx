import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flowQuery } from '../../features/flows/flow-queries.ts';
import { useComponentCatalogue } from '../../features/flows/use-component-catalogue.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { PageLoadFailed } from '../../shared/ui/page-load-failed.tsx';
import { PageSkeleton } from '../../shared/ui/page-skeleton.tsx';
import { Editor } from './editor.tsx';
import { editorTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/flows/$flowId/edit');

/** The canvas of a flow: draws its draft and saves it as people work. */
export function FlowEditorPage(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const api = useApi();
  const { projectId, flowId } = route.useParams();
  // Editing has to begin from the newest revision, not from what another page once read; what comes later is the saver's business.
  const { since } = route.useLoaderData();
  const flow = useQuery({
    ...flowQuery(api, projectId, flowId),
    refetchOnMount: ({ state }) => (state.dataUpdatedAt >= since ? false : 'always'),
    refetchOnWindowFocus: false,
  });
  const catalogue = useComponentCatalogue();
  useHelp(texts.help);

  for (const query of [flow, catalogue]) {
    if (query.isLoadingError)
      return <PageLoadFailed title={texts.failedTitle} error={query.error} onRetry={() => void query.refetch()} />;
  }
  const fresh = flow.isFetchedAfterMount || flow.dataUpdatedAt >= since;
  if (!flow.data || !catalogue.data || !fresh) return <PageSkeleton />;
  return <Editor key={`${projectId}/${flowId}`} record={flow.data} catalogue={catalogue.data} />;
}
