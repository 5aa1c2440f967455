import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { flowQuery } from '../../features/flows/flow-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { Name } from '../../shared/ui/name.tsx';
import { PageLoadFailed } from '../../shared/ui/page-load-failed.tsx';
import { PageSkeleton } from '../../shared/ui/page-skeleton.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { FlowActions } from './flow-actions.tsx';
import { FlowFacts } from './flow-facts.tsx';
import { FlowTabs } from './flow-tabs.tsx';
import { flowTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/flows/$flowId');

/** One flow: what it is, its runs, its models and what went live. */
export function FlowPage(): ReactNode {
  const words = useCatalogue(flowTexts);
  const { projectId, flowId } = route.useParams();
  const flow = useQuery({ ...flowQuery(useApi(), projectId, flowId), refetchInterval: 30_000 });
  const name = flow.data?.name ?? flowId;
  useTitle(name);
  useHelp(words.help);

  if (flow.isPending) return <PageSkeleton />;
  if (flow.isLoadingError)
    return <PageLoadFailed title={words.failedTitle} error={flow.error} onRetry={flow.refetch} />;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={flow.data?.draft.description && <Name>{flow.data.draft.description}</Name>}
          actions={<FlowActions projectId={projectId} flowId={flowId} name={name} />}
        >
          <Name>{name}</Name>
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StaleNotice query={flow} />
        {flow.data && <FlowFacts flow={flow.data} />}
        <FlowTabs />
      </SpaceBetween>
    </ContentLayout>
  );
}
