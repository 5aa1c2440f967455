import { readVersion, readWords } from '../../shared/search-values.ts';

export const DATASET_TABS = ['columns', 'correlations', 'sample', 'compare', 'versions'] as const;

/** What of the explorer stands in the address; what is left out is as usual. */
export interface DatasetSearch {
  /** The version shown; the latest by default. */
  readonly version?: number | undefined;
  readonly tab?: (typeof DATASET_TABS)[number] | undefined;
  /** Filter of columns. */
  readonly q?: string | undefined;
  /** The column shown large. */
  readonly column?: string | undefined;
  /** The version to compare with. */
  readonly with?: number | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readDatasetSearch(search: Record<string, unknown>): DatasetSearch {
  return {
    version: readVersion(search['version']),
    tab: DATASET_TABS.find((tab) => tab === search['tab']),
    q: readWords(search['q']),
    column: readWords(search['column']),
    with: readVersion(search['with']),
  };
}
