import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import type { Profile } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { ColumnsTab } from './columns-tab.tsx';
import { CompareTab } from './compare-tab.tsx';
import { CorrelationsTab } from './correlations-tab.tsx';
import { DATASET_TABS } from './dataset-search.ts';
import type { DatasetWithVersions } from './dataset-with-versions.ts';
import { SampleTab } from './sample-tab.tsx';
import { datasetTexts } from './texts/index.ts';
import { useDatasetView } from './use-dataset-view.ts';
import { VersionTable } from './version-table.tsx';

interface ProfileTabsProps {
  dataset: DatasetWithVersions;
  version: number;
  profile: Profile;
}

/** What was found in a version, part by part. */
export function ProfileTabs({ dataset, version, profile }: ProfileTabsProps): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { search, show } = useDatasetView();
  const older =
    profile.columns.some(({ type, distinct }) => type === 'number' && distinct > 0) && !hasHistogram(profile);
  return (
    <SpaceBetween size="m">
      {profile.reduced === true && <Alert type="info">{words.reduced}</Alert>}
      {older && profile.reduced !== true && <Alert type="info">{words.older}</Alert>}
      <Tabs
        activeTabId={search.tab ?? 'columns'}
        onChange={({ detail }) => show({ tab: DATASET_TABS.find((tab) => tab === detail.activeTabId) })}
        tabs={[
          { id: 'columns', label: words.tabs.columns, content: <ColumnsTab profile={profile} /> },
          { id: 'correlations', label: words.tabs.correlations, content: <CorrelationsTab profile={profile} /> },
          { id: 'sample', label: words.tabs.sample, content: <SampleTab profile={profile} /> },
          {
            id: 'compare',
            label: words.tabs.compare,
            content: <CompareTab dataset={dataset} version={version} profile={profile} />,
          },
          { id: 'versions', label: words.tabs.versions, content: <VersionTable dataset={dataset} /> },
        ]}
      />
    </SpaceBetween>
  );
}

function hasHistogram({ columns }: Profile): boolean {
  return columns.some(({ histogram }) => histogram !== undefined);
}
