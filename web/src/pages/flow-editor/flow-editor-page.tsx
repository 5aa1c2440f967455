import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { catalogueQuery } from '../../features/flows/catalogue-query.ts';
import { flowQuery } from '../../features/flows/flow-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { Editor } from './editor.tsx';
import { editorTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/flows/$flowId/edit');

/** The canvas of a flow: draws its draft and saves it as people work. */
export function FlowEditorPage(): ReactNode {
  const texts = useCatalogue(editorTexts);
  const api = useApi();
  const { projectId, flowId } = route.useParams();
  // Editing has to begin from the newest revision, not from what another page once read; what comes later is the saver's business.
  const flow = useQuery({
    ...flowQuery(api, projectId, flowId),
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  });
  const catalogue = useQuery(catalogueQuery(api));
  useHelp(texts.help);

  for (const query of [flow, catalogue]) {
    if (query.isLoadingError)
      return <LoadFailed title={texts.failedTitle} error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!flow.data || !catalogue.data || !flow.isFetchedAfterMount) return <Spinner size="large" />;
  return <Editor key={`${projectId}/${flowId}`} record={flow.data} catalogue={catalogue.data} />;
}
