import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { Profile } from '@flowi/contracts/entities';
import type { ReactNode } from 'react';
import { datasetVersionQuery } from '../../features/datasets/dataset-queries.ts';
import { useApi } from '../../shared/api/api.ts';
import { usePolled } from '../../shared/api/use-polled.ts';
import { useFormats } from '../../shared/format/formats.ts';
import { useCatalogue } from '../../shared/texts/catalogue.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { LoadFailed } from '../../shared/ui/load-failed.tsx';
import { compareProfiles } from './compare-profiles.ts';
import { ComparedTable } from './compared-table.tsx';
import type { DatasetWithVersions } from './dataset-with-versions.ts';
import { datasetTexts } from './texts/index.ts';
import { useDatasetView } from './use-dataset-view.ts';

interface CompareTabProps {
  dataset: DatasetWithVersions;
  version: number;
  profile: Profile;
}

/** What changed from another version to the one shown; by default from the ready one before it. */
export function CompareTab({ dataset, version, profile }: CompareTabProps): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { search, show } = useDatasetView();
  const others = dataset.versions.filter((one) => one.state === 'ready' && one.version !== version);
  const earlier = others.find((one) => one.version < version) ?? others[0];
  if (earlier === undefined) return <EmptyState title={words.compareNone}>{words.compareNoneAdvice}</EmptyState>;
  const chosen = others.find((one) => one.version === search.with) ?? earlier;
  const options = others.map((one) => ({ value: String(one.version), label: words.version(one.version) }));
  return (
    <SpaceBetween size="m">
      <FormField label={words.compareWith}>
        <Select
          options={options}
          placeholder={words.compareChoose}
          selectedOption={options.find(({ value }) => value === String(chosen.version)) ?? null}
          onChange={({ detail }) => show({ with: Number(detail.selectedOption.value) })}
        />
      </FormField>
      <Compared before={chosen.version} version={version} profile={profile} />
    </SpaceBetween>
  );
}

interface ComparedProps {
  before: number;
  version: number;
  profile: Profile;
}

function Compared({ before, version, profile }: ComparedProps): ReactNode {
  const words = useCatalogue(datasetTexts);
  const { count } = useFormats();
  const { projectId, name } = useDatasetView();
  const other = usePolled(datasetVersionQuery(useApi(), projectId, name, before));
  if (other.isLoadingError)
    return <LoadFailed title={words.versionFailedTitle} error={other.error} onRetry={other.refetch} />;
  if (!other.data?.profile) return <Spinner />;
  const earlier = other.data.profile;
  return (
    <SpaceBetween size="m">
      <Box color="text-body-secondary">
        {words.compareRows(count(earlier.rows), count(profile.rows))} {words.movedHint}
      </Box>
      <ComparedTable
        columns={compareProfiles(earlier, profile)}
        names={[words.version(before), words.version(version)]}
        rows={[earlier.rows, profile.rows]}
      />
    </SpaceBetween>
  );
}
