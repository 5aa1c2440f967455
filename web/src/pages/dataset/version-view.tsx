import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { DatasetVersion } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { datasetVersionQuery } from '../../features/datasets/dataset-queries.ts';
import { ActorName } from '../../features/session/actor-name.tsx';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { useSpeaker } from '../../shared/texts/speaker.ts';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { Moment } from '../../shared/ui/moment.tsx';
import type { DatasetWithVersions } from './dataset-with-versions.ts';
import { ProfileTabs } from './profile-tabs.tsx';
import { datasetTexts } from './texts/index.ts';
import { useDatasetView } from './use-dataset-view.ts';
import { VersionTable } from './version-table.tsx';

/** One version: facts, and what was found in it. */
export function VersionView({ dataset, version }: { dataset: DatasetWithVersions; version: number }): ReactNode {
  const words = useCatalogue(datasetTexts);
  const speaker = useSpeaker();
  const { projectId, name } = useDatasetView();
  const query = usePolled(datasetVersionQuery(useApi(), projectId, name, version));
  if (query.isLoadingError)
    return <LoadFailed title={words.versionFailedTitle} error={query.error} onRetry={query.refetch} />;
  if (query.data === undefined) return <Spinner size="large" />;
  const shown = query.data;
  return (
    <SpaceBetween size="l">
      <Facts version={shown} />
      {shown.state === 'profiling' && <StatusIndicator type="in-progress">{words.profiling}</StatusIndicator>}
      {shown.state === 'failed' && (
        <Alert type="error" header={words.notReadable}>
          <SpaceBetween size="xxs">
            <span>{speaker.warning({ message: shown.error ?? '', said: shown.errorSaid })}</span>
            <span>{words.notReadableAdvice}</span>
          </SpaceBetween>
        </Alert>
      )}
      {shown.profile === null ? (
        <VersionTable dataset={dataset} />
      ) : (
        <ProfileTabs dataset={dataset} version={version} profile={shown.profile} />
      )}
    </SpaceBetween>
  );
}

function Facts({ version }: { version: DatasetVersion }): ReactNode {
  const { facts, formats } = useCatalogue(datasetTexts);
  const { bytes, count } = useFormats();
  const { profile, files, digest } = version;
  const size = bytes(files.reduce((sum, file) => sum + file.bytes, 0));
  return (
    <Container>
      <KeyValuePairs
        columns={4}
        ariaLabel={facts.label}
        items={[
          { label: facts.rows, value: profile === null ? '–' : count(profile.rows) },
          { label: facts.columns, value: profile === null ? '–' : count(profile.columns.length) },
          { label: facts.size, value: size },
          { label: facts.format, value: formats[version.format] },
          { label: facts.at, value: <Moment at={version.createdAt} /> },
          { label: facts.by, value: <ActorName actor={version.createdBy} /> },
          { label: facts.digest, value: digest === null ? '–' : <code title={digest}>{digest.slice(7, 19)}…</code> },
        ]}
      />
    </Container>
  );
}
