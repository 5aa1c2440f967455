import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { type ReactNode, useState } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { ConfusionView } from './charts/confusion-view.tsx';
import { GroupsView } from './charts/groups-view.tsx';
import { ParallelView } from './charts/parallel-view.tsx';
import { ScatterView } from './charts/scatter-view.tsx';
import { useCompareModel } from './compare-model.ts';
import { type CompareSearch, VIEWS } from './compare-search.ts';
import { TrialPanel } from './table/trial-panel.tsx';
import { compareTexts } from './texts/index.ts';
import type { useCompared } from './use-compared.ts';

interface CompareViewProps {
  projectId: string;
  compared: ReturnType<typeof useCompared>;
  search: CompareSearch;
  change: (change: Partial<CompareSearch>) => void;
}

/** Charts above, the table of trials below; what is pointed at in one is marked in the other. */
export function CompareView({ projectId, compared, search, change }: CompareViewProps): ReactNode {
  const words = useCatalogue(compareTexts);
  const model = useCompareModel(compared.rows, compared.columns, search, change);
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const pointing = { highlighted, onHighlight: setHighlighted };
  const views = {
    parallel: <ParallelView model={model} {...pointing} />,
    scatter: <ScatterView model={model} {...pointing} />,
    groups: <GroupsView model={model} />,
    confusion: <ConfusionView projectId={projectId} runs={compared.runs} model={model} />,
  };
  const shown = search.view ?? 'parallel';
  return (
    <SpaceBetween size="l">
      <Container>
        <Tabs
          activeTabId={shown}
          onChange={({ detail }) => {
            const view = VIEWS.find((one) => one === detail.activeTabId);
            change({ view: view === 'parallel' ? undefined : view });
          }}
          tabs={VIEWS.map((view) => ({
            id: view,
            label: words.views[view],
            content: view === shown ? views[view] : null,
          }))}
        />
      </Container>
      <TrialPanel model={model} {...pointing} />
    </SpaceBetween>
  );
}
