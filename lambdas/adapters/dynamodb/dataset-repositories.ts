import type { Dataset, DatasetVersion } from '@flowi/contracts/entities';
import type { PageRequest } from '../../ports/page.ts';
import type {
  DatasetKey,
  DatasetRepository,
  DatasetVersionKey,
  DatasetVersionRepository,
} from '../../ports/repositories.ts';
import { DocumentCollection } from './document-collection.ts';
import { keys } from './keys.ts';
import type { DocumentTable } from './table.ts';

class Datasets extends DocumentCollection<DatasetKey, Dataset> implements DatasetRepository {
  list(projectId: string, page: PageRequest) {
    return this.table.page<Dataset>('primary', keys.dataset(projectId, ''), page);
  }
}

class DatasetVersions
  extends DocumentCollection<DatasetVersionKey, DatasetVersion>
  implements DatasetVersionRepository
{
  async ofDataset({ projectId, name }: DatasetKey): Promise<DatasetVersion[]> {
    const { partition } = keys.dataset(projectId, name);
    const versions = await this.table.all<DatasetVersion>('primary', { partition, sort: `DATASET_VERSION#${name}#` });
    return versions.reverse();
  }
}

export function datasetRepository(table: DocumentTable): DatasetRepository {
  return new Datasets(table, { name: 'dataset', keyOf: ({ projectId, name }) => keys.dataset(projectId, name) });
}

export function datasetVersionRepository(table: DocumentTable): DatasetVersionRepository {
  return new DatasetVersions(table, {
    name: 'dataset version',
    keyOf: ({ projectId, name, version }) => keys.datasetVersion(projectId, name, version),
  });
}
