import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { datasetsQuery } from '../../features/datasets/dataset-queries.ts';
import { UploadButton } from '../../features/uploads/upload-button.tsx';
import { UploadList } from '../../features/uploads/upload-list.tsx';
import { useApi } from '../../shared/api/api.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { useHelp } from '../../shared/ui/help.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';
import { useTitle } from '../../shared/ui/use-title.ts';
import { DatasetTable } from './dataset-table.tsx';
import { datasetsTexts } from './texts/index.ts';

const route = getRouteApi('/projects/$projectId/datasets');

/** The data sets of a project. The filter is part of the address. */
export function DatasetsPage(): ReactNode {
  const { shell } = useTexts();
  const words = useCatalogue(datasetsTexts);
  const { projectId } = route.useParams();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const datasets = useQuery({ ...datasetsQuery(useApi(), projectId), refetchInterval: 30_000 });
  useTitle(shell.pages.datasets);
  useHelp(words.help);

  const refresh = () => void datasets.refetch();
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={words.description}
          actions={<UploadButton projectId={projectId} variant="primary" />}
        >
          {shell.pages.datasets}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <StaleNotice query={datasets} />
        <UploadList projectId={projectId} onArrived={refresh} />
        {datasets.isLoadingError ? (
          <LoadFailed title={words.failedTitle} error={datasets.error} onRetry={refresh} />
        ) : (
          <DatasetTable
            projectId={projectId}
            datasets={datasets.data}
            filter={q}
            onFilter={(filter) => navigate({ search: filter === '' ? {} : { q: filter }, replace: true })}
            onRefresh={refresh}
            refreshing={datasets.isFetching}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
