import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { DatasetVersion } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { ActorName } from '../../features/session/actor-name.tsx';
import { datasetAddress } from '../../shared/addresses.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { Moment } from '../../shared/ui/moment.tsx';
import { PageLink } from '../../shared/ui/page-link.tsx';
import type { DatasetWithVersions } from './dataset-with-versions.ts';
import { datasetTexts } from './texts/index.ts';

const LOOKS: Readonly<Record<DatasetVersion['state'], StatusIndicatorProps.Type>> = {
  uploading: 'pending',
  profiling: 'in-progress',
  ready: 'success',
  failed: 'error',
};

/** The versions of a data set, newest first. */
export function VersionTable({ dataset }: { dataset: DatasetWithVersions }): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { bytes, count } = useFormats();
  const headers = words.versionColumns;
  return (
    <Table
      items={dataset.versions}
      trackBy={({ version }) => String(version)}
      ariaLabels={{ tableLabel: words.versionsList }}
      header={<Header counter={`(${count(dataset.versions.length)})`}>{words.versionsList}</Header>}
      empty={words.noVersions}
      columnDefinitions={[
        {
          id: 'version',
          header: headers.version,
          isRowHeader: true,
          cell: ({ projectId, name, version }) => (
            <PageLink href={datasetAddress(projectId, name, version)}>{words.version(version)}</PageLink>
          ),
        },
        {
          id: 'state',
          header: headers.state,
          minWidth: 130,
          cell: ({ state }) => <StatusIndicator type={LOOKS[state]}>{words.states[state]}</StatusIndicator>,
        },
        { id: 'rows', header: headers.rows, cell: ({ rows }) => (rows === null ? '–' : count(rows)) },
        {
          id: 'size',
          header: headers.size,
          cell: ({ files }) => bytes(files.reduce((sum, file) => sum + file.bytes, 0)),
        },
        { id: 'at', header: headers.at, cell: ({ createdAt }) => <Moment at={createdAt} /> },
        { id: 'by', header: headers.by, cell: ({ createdBy }) => <ActorName actor={createdBy} /> },
      ]}
    />
  );
}
