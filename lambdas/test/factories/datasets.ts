import type { DatasetVersion, Profile } from '@flowi/contracts/entities';
import type { World } from '../fakes/make-world.ts';

function column(name: string, type: 'number' | 'string', distinct: number) {
  return { name, type, missing: 0, distinct, minimum: null, maximum: null, mean: null, top: [], warnings: [] };
}

export const irisProfile: Profile = {
  rows: 150,
  columns: [column('sepal_length', 'number', 35), column('petal_length', 'number', 43), column('species', 'string', 3)],
  sample: [{ sepal_length: 5.1, petal_length: 1.4, species: 'setosa' }],
};

/** A dataset with one ready version. */
export function addDataset({ stores }: World, name = 'iris', change: Partial<DatasetVersion> = {}): void {
  const base = { projectId: 'demo', name, createdAt: '2026-03-01T00:00:00.000Z' };
  stores.datasets.set({ ...base, latestVersion: 1, nextVersion: 2 });
  stores.datasetVersions.set({
    ...base,
    version: 1,
    state: 'ready',
    format: 'csv',
    files: [{ name: `${name}.csv`, key: `projects/demo/datasets/${name}/v1/${name}.csv`, bytes: 4_000 }],
    digest: `sha256:${'a'.repeat(64)}`,
    profile: irisProfile,
    error: null,
    createdBy: 'ana',
    ...change,
  });
}
