import type { Dataset, DatasetVersion } from '@flowi/contracts/entities';
import type { Ports } from '../../ports/ports.ts';
import type { DatasetKey, DatasetVersionKey } from '../../ports/repositories.ts';
import { found } from '../support/found.ts';

/** A dataset with its versions, newest first. */
export async function getDataset(
  ports: Pick<Ports, 'datasets' | 'datasetVersions'>,
  key: DatasetKey,
): Promise<Dataset & { versions: DatasetVersion[] }> {
  const [dataset, versions] = await Promise.all([ports.datasets.find(key), ports.datasetVersions.ofDataset(key)]);
  return { ...found(dataset, `dataset ${key.name}`), versions };
}

export async function getDatasetVersion(
  ports: Pick<Ports, 'datasetVersions'>,
  key: DatasetVersionKey,
): Promise<DatasetVersion> {
  return found(await ports.datasetVersions.find(key), `version ${key.version} of dataset ${key.name}`);
}
