import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { datasetQuery } from '../../features/datasets/dataset-queries.ts';
import { UploadButton } from '../../features/uploads/upload-button.tsx';
import { UploadList } from '../../features/uploads/upload-list.tsx';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { useHelp } from '../../shared/ui/help.tsx';
import { PageLoadFailed } from '../../shared/ui/page-load-failed.tsx';
import { PageSkeleton } from '../../shared/ui/page-skeleton.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { BrokenUploads } from './broken-uploads.tsx';
import type { DatasetWithVersions } from './dataset-with-versions.ts';
import { DeleteDataset } from './delete-dataset.tsx';
import { datasetTexts } from './texts/index.ts';
import { useDatasetView } from './use-dataset-view.ts';
import { VersionView } from './version-view.tsx';

/** The version that is asked for; else the latest that is ready, else the newest there is. */
function shownVersion({ latestVersion, versions }: DatasetWithVersions, asked: number | undefined): number | null {
  if (asked !== undefined) return asked;
  return latestVersion > 0 ? latestVersion : (versions[0]?.version ?? null);
}

/** One data set: what is in each of its versions. Which one, and which part of it, stands in the address. */
export function DatasetPage(): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { projectId, name } = useDatasetView();
  const dataset = usePolled(datasetQuery(useApi(), projectId, name));
  useTitle(name);
  useHelp(words.help);
  if (dataset.isLoadingError)
    return <PageLoadFailed title={words.failedTitle} error={dataset.error} onRetry={dataset.refetch} />;
  if (dataset.data === undefined) return <PageSkeleton />;
  return (
    <LoadedDataset
      dataset={dataset.data}
      notice={<StaleNotice query={dataset} />}
      onArrived={() => void dataset.refetch()}
    />
  );
}

interface LoadedDatasetProps {
  dataset: DatasetWithVersions;
  notice: ReactNode;
  onArrived: () => void;
}

function LoadedDataset({ dataset, notice, onArrived }: LoadedDatasetProps): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { projectId, name, search } = useDatasetView();
  const version = shownVersion(dataset, search.version);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <SpaceBetween size="xs" direction="horizontal">
              {version !== null && <VersionChoice dataset={dataset} version={version} />}
              <DeleteDataset projectId={projectId} name={name} />
              <UploadButton projectId={projectId} name={name} variant="primary" />
            </SpaceBetween>
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {notice}
        <UploadList projectId={projectId} onArrived={onArrived} />
        <BrokenUploads dataset={dataset} />
        {version === null ? (
          <EmptyState title={words.noVersions}>{words.noVersionsAdvice}</EmptyState>
        ) : (
          <VersionView key={version} dataset={dataset} version={version} />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}

function VersionChoice({ dataset, version }: { dataset: DatasetWithVersions; version: number }): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { show } = useDatasetView();
  const options = dataset.versions.map((one) => ({
    value: String(one.version),
    label: one.version === dataset.latestVersion ? words.latest(one.version) : words.version(one.version),
    ...(one.state !== 'ready' && { description: words.states[one.state] }),
  }));
  const chosen = options.find(({ value }) => value === String(version));
  return (
    <Select
      ariaLabel={words.chooseVersion}
      options={options}
      selectedOption={chosen ?? null}
      onChange={({ detail }) => show({ version: Number(detail.selectedOption.value), with: undefined })}
    />
  );
}
