import type { Dataset, DatasetVersion, Profile } from '@flowi/contracts/entities';
import { USER_ID } from './make-records.ts';

const AT = '2026-01-31T06:00:00.000Z';

export function makeDataset(change: Partial<Dataset> = {}): Dataset {
  return {
    projectId: 'team',
    name: 'iris',
    latestVersion: 1,
    nextVersion: 2,
    latest: { rows: 150, columns: 3, bytes: 4_600, createdAt: AT },
    createdAt: AT,
    ...change,
  };
}

export function makeProfile(change: Partial<Profile> = {}): Profile {
  return {
    rows: 150,
    columns: [
      {
        name: 'petal_length',
        type: 'number',
        missing: 3,
        distinct: 43,
        minimum: 1,
        maximum: 6.9,
        mean: 3.758,
        top: [{ value: '1.5', count: 13 }],
        histogram: { low: 1, high: 6.9, counts: [50, 40, 57] },
        warnings: [],
      },
      {
        name: 'petal_width',
        type: 'number',
        missing: 0,
        distinct: 22,
        minimum: 0.1,
        maximum: 2.5,
        mean: 1.199,
        top: [{ value: '0.2', count: 29 }],
        histogram: { low: 0.1, high: 2.5, counts: [50, 50, 50] },
        warnings: [],
      },
      {
        name: 'species',
        type: 'string',
        missing: 0,
        distinct: 3,
        minimum: 'setosa',
        maximum: 'virginica',
        mean: null,
        top: ['setosa', 'versicolor', 'virginica'].map((value) => ({ value, count: 50 })),
        warnings: ['Every value is written in lower case.'],
      },
    ],
    sample: [
      { petal_length: 1.4, petal_width: 0.2, species: 'setosa' },
      { petal_length: null, petal_width: 1.3, species: 'versicolor' },
    ],
    correlations: { columns: ['petal_length', 'petal_width'], values: [[0.9629], []], rows: 150 },
    ...change,
  };
}

export function makeDatasetVersion(change: Partial<DatasetVersion> = {}): DatasetVersion {
  return {
    projectId: 'team',
    name: 'iris',
    version: 1,
    state: 'ready',
    format: 'csv',
    files: [{ name: 'iris.csv', key: 'projects/team/datasets/iris/v1/iris.csv', bytes: 4_600 }],
    digest: `sha256:${'0a'.repeat(32)}`,
    profile: makeProfile(),
    error: null,
    createdAt: AT,
    createdBy: USER_ID,
    ...change,
  };
}

/** A data set with its versions as the API answers them. */
export function makeDatasetReply(...versions: readonly DatasetVersion[]) {
  const given = versions.length > 0 ? versions : [makeDatasetVersion()];
  const ready = given.filter(({ state }) => state === 'ready').map(({ version }) => version);
  const latestVersion = Math.max(0, ...ready);
  return {
    ...makeDataset({ latestVersion, nextVersion: given.length + 1 }),
    versions: given.map((one) => ({ ...one, rows: one.profile?.rows ?? null })),
  };
}
