import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flowQuery, flowVersionsQuery } from '../../features/flows/flow-queries.ts';
import { useMay } from '../../features/projects/project-queries.ts';
import { flowEditorAddress } from '../../shared/addresses.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { useHelp } from '../../shared/ui/help.tsx';
import { PageLoadFailed } from '../../shared/ui/page-load-failed.tsx';
import { PageSkeleton } from '../../shared/ui/page-skeleton.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { DifferenceTable } from './difference-table.tsx';
import { versionsTexts } from './texts/index.ts';
import { VersionChoice } from './version-choice.tsx';

const route = getRouteApi('/projects/$projectId/flows/$flowId/versions');

/** What two versions of a flow, or a version and the draft, have different. */
export function FlowVersionsPage(): ReactNode {
  const texts = useCatalogue(versionsTexts);
  const api = useApi();
  const { history } = useRouter();
  const { projectId, flowId } = route.useParams();
  const { from: wanted, to } = route.useSearch();
  const navigate = route.useNavigate();
  const flow = useQuery(flowQuery(api, projectId, flowId));
  const versions = useQuery(flowVersionsQuery(api, projectId, flowId));
  const mayEdit = useMay(projectId, 'editor');
  useHelp(texts.help);
  useTitle(texts.title(flow.data?.name ?? flowId));

  for (const query of [flow, versions]) {
    if (query.isLoadingError)
      return <PageLoadFailed title={texts.failedTitle} error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!flow.data || !versions.data) return <PageSkeleton />;
  const from = wanted ?? versions.data[0]?.version;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={texts.description}
          actions={
            mayEdit && (
              <SpaceBetween direction="horizontal" size="xs">
                {from !== undefined && (
                  <Button onClick={() => history.push(`${flowEditorAddress(projectId, flowId)}?restore=${from}`)}>
                    {texts.restore(from)}
                  </Button>
                )}
                <Button variant="primary" onClick={() => history.push(flowEditorAddress(projectId, flowId))}>
                  {texts.edit}
                </Button>
              </SpaceBetween>
            )
          }
        >
          {texts.title(flow.data.name)}
        </Header>
      }
    >
      {from === undefined ? (
        <EmptyState title={texts.noVersion}>{texts.noVersionAdvice}</EmptyState>
      ) : (
        <SpaceBetween size="l">
          <VersionChoice
            versions={versions.data}
            from={from}
            to={to}
            onChoose={(search) => void navigate({ search, replace: true })}
          />
          <DifferenceTable flow={flow.data} from={from} to={to} />
        </SpaceBetween>
      )}
    </ContentLayout>
  );
}
