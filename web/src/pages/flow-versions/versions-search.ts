import { readVersion } from '../../shared/search-values.ts';

/** The versions that are compared; from the newest, to the draft where they are left out. */
export interface VersionsSearch {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readVersionsSearch({ from, to }: Record<string, unknown>): VersionsSearch {
  return { from: readVersion(from), to: readVersion(to) };
}
