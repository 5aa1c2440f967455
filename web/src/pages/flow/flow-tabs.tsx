import Tabs from '@cloudscape-design/components/tabs';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { FlowModels } from './flow-models.tsx';
import { FlowReleases } from './flow-releases.tsx';
import { FlowRuns } from './flow-runs.tsx';
import { FLOW_TABS } from './flow-search.ts';
import { flowTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/flows/$flowId');

const PARTS = { runs: FlowRuns, models: FlowModels, releases: FlowReleases } as const;

/** What happened to a flow: its runs, the models that they left, and what went live. Which of them is part of the address. */
export function FlowTabs(): ReactNode {
  const words = useCatalogue(flowTexts);
  const { projectId, flowId } = route.useParams();
  const { tab = 'runs' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Tabs
      activeTabId={tab}
      onChange={({ detail }) =>
        void navigate({
          search: { tab: FLOW_TABS.find((one) => one === detail.activeTabId) },
          replace: true,
          resetScroll: false,
        })
      }
      tabs={FLOW_TABS.map((id) => {
        const Part = PARTS[id];
        return { id, label: words.tabs[id], content: id === tab && <Part projectId={projectId} flowId={flowId} /> };
      })}
    />
  );
}
