import type { Dataset, DatasetVersion } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';
import type { DatasetKey, DatasetVersionKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';

/** A dataset with its versions, newest first. Only the latest brings its profile: many of a wide table are more than one answer holds. */
export async function getDataset(
  ports: Pick<Ports, 'datasets' | 'datasetVersions'>,
  key: DatasetKey,
): Promise<Dataset & { versions: (DatasetVersion & { rows: number | null })[] }> {
  const [dataset, versions] = await Promise.all([ports.datasets.find(key), ports.datasetVersions.ofDataset(key)]);
  const known = found(dataset, 'absent.dataset', { dataset: key.name });
  return {
    ...known,
    versions: versions.map((version) => ({
      ...version,
      rows: version.profile?.rows ?? null,
      profile: version.version === known.latestVersion ? version.profile : null,
    })),
  };
}

export async function getDatasetVersion(
  ports: Pick<Ports, 'datasetVersions'>,
  key: DatasetVersionKey,
): Promise<DatasetVersion> {
  return found(await ports.datasetVersions.find(key), 'absent.dataset_version', {
    dataset: key.name,
    version: key.version,
  });
}
