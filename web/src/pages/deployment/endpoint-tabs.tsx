import Spinner from '@cloudscape-design/components/spinner';
import Tabs from '@cloudscape-design/components/tabs';
import type { Deployment, LedgerEntry } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ContractTable } from '../../features/models/contract-table.tsx';
import { modelQuery } from '../../features/models/model-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { ENDPOINT_TABS, type EndpointTab } from './deployment-search.ts';
import { MonitoringTab } from './monitoring-tab.tsx';
import { SnippetsTab } from './snippets-tab.tsx';
import { deploymentTexts } from './texts/index.ts';
import { TryTab } from './try-tab.tsx';
import { useDeploymentView } from './use-deployment-view.ts';

interface EndpointTabsProps {
  deployment: Deployment;
  releases: readonly LedgerEntry[];
}

/** How an endpoint is called, and how it has been doing. */
export function EndpointTabs({ deployment, releases }: EndpointTabsProps): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { search, show } = useDeploymentView();
  const tab = search.tab ?? 'try';
  return (
    <Tabs
      activeTabId={tab}
      onChange={({ detail }) => show({ tab: ENDPOINT_TABS.find((one) => one === detail.activeTabId) })}
      tabs={ENDPOINT_TABS.map((id) => ({
        id,
        label: words.tabs[id],
        content: id === tab && <TabContent tab={id} deployment={deployment} releases={releases} />,
      }))}
    />
  );
}

function TabContent({ tab, deployment, releases }: EndpointTabsProps & { tab: EndpointTab }): ReactNode {
  const words = useCatalogue(deploymentTexts);
  const { projectId, flowId, modelVersion } = deployment;
  const model = useQuery({ ...modelQuery(useApi(), projectId, flowId, modelVersion), enabled: tab !== 'monitoring' });
  if (tab === 'monitoring') return <MonitoringTab deployment={deployment} releases={releases} />;
  if (model.isLoadingError)
    return <LoadFailed title={words.modelFailed} error={model.error} onRetry={() => void model.refetch()} />;
  if (model.data === undefined) return <Spinner />;
  const { contract, evidence } = model.data;
  const shown = { deployment, contract, sample: evidence.sample };
  if (tab === 'contract') return <ContractTable contract={contract} />;
  return tab === 'try' ? <TryTab key={modelVersion} {...shown} /> : <SnippetsTab {...shown} />;
}
