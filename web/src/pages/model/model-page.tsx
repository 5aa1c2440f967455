import Badge from '@cloudscape-design/components/badge';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ContractTable } from '../../features/models/contract-table.tsx';
import { modelQuery } from '../../features/models/model-queries.ts';
import { runQuery } from '../../features/runs/run-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { PageLoadFailed } from '../../shared/ui/page-load-failed.tsx';
import { PageSkeleton } from '../../shared/ui/page-skeleton.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { ComparisonPanel } from './comparison-panel.tsx';
import { ConfusionPanel } from './confusion-panel.tsx';
import { DeployModel } from './deploy-model.tsx';
import { MetricsPanel } from './metrics-panel.tsx';
import { ModelFacts } from './model-facts.tsx';
import { ParityPanel } from './parity-panel.tsx';
import { ProvenancePanel } from './provenance-panel.tsx';
import { modelTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/flows/$flowId/models/$version');

/** One model version: whether it may be trusted, and where it is from. */
export function ModelPage(): ReactNode {
  const words = useCatalogue(modelTexts);
  const { projectId, flowId, version } = route.useParams();
  const api = useApi();
  const model = useQuery(modelQuery(api, projectId, flowId, Number(version)));
  const runId = model.data?.runId ?? '';
  const { settled: _, ...run } = runQuery(api, projectId, runId);
  // Comparison and tracker belong to the run; the page is of use without them.
  const trained = useQuery({ ...run, enabled: runId !== '' });
  useTitle(words.title(flowId, Number(version)));
  useHelp(words.help);
  if (model.isLoadingError)
    return <PageLoadFailed title={words.failedTitle} error={model.error} onRetry={() => void model.refetch()} />;
  if (model.data === undefined) return <PageSkeleton />;
  const { evidence, contract } = model.data;
  const { confusion } = evidence.metrics;
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={model.data.live && <Badge color="green">{words.live}</Badge>}
          actions={<DeployModel model={model.data} />}
        >
          {words.title(flowId, model.data.version)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StaleNotice query={model} />
        <ModelFacts model={model.data} run={trained.data} />
        <MetricsPanel metrics={evidence.metrics} />
        {trained.data?.decision && <ComparisonPanel decision={trained.data.decision} />}
        {confusion !== null && <ConfusionPanel confusion={confusion} />}
        <ContractTable contract={contract} />
        <ParityPanel parity={evidence.parity} />
        <ProvenancePanel provenance={evidence.provenance} projectId={projectId} />
      </SpaceBetween>
    </ContentLayout>
  );
}
