import type { Dataset, DatasetVersion } from '@flowi/contracts/entities';

export type VersionSummary = DatasetVersion & { rows: number | null };

/** A data set as the API answers it: its versions newest first, the latest one with its profile. */
export type DatasetWithVersions = Dataset & { versions: VersionSummary[] };
