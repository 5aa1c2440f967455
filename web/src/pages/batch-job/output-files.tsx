import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import type { BatchJobRecord } from '@flowi/contracts/entities';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { batchFilesQuery } from '../../features/batches/batch-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { useReachStorage } from '../../shared/api/storage.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useTexts } from '../../shared/texts/texts.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { batchJobTexts } from './texts/index.ts';

/** What the job wrote, to be fetched. */
export function OutputFiles({ job }: { job: BatchJobRecord }): ReactNode {
  const words = useCatalogue(batchJobTexts);
  const { common } = useTexts();
  const { bytes } = useFormats();
  const reach = useReachStorage();
  const files = useQuery(batchFilesQuery(useApi(), job.projectId, job.batchJobId));
  if (files.isLoadingError)
    return <LoadFailed title={words.filesFailed} error={files.error} onRetry={() => void files.refetch()} />;
  return (
    <Table
      variant="container"
      items={files.data ?? []}
      trackBy="name"
      loading={files.isPending}
      loadingText={common.loading}
      ariaLabels={{ tableLabel: words.files }}
      header={
        <Header variant="h2" description={words.filesAdvice}>
          {words.files}
        </Header>
      }
      empty={<Box color="text-body-secondary">{words.noFiles}</Box>}
      columnDefinitions={[
        {
          id: 'name',
          header: words.file,
          isRowHeader: true,
          cell: ({ name, url }) => (
            <Link external href={reach(url)} externalIconAriaLabel={common.opensInNewTab}>
              {name}
            </Link>
          ),
        },
        { id: 'bytes', header: words.size, cell: (one) => bytes(one.bytes) },
      ]}
    />
  );
}
