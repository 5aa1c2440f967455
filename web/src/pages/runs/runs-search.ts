import { type RunFilter, readRunFilter } from '../../features/runs/project-runs-query.ts';
import { readVersion } from '../../shared/search-values.ts';

/** The view of the list of runs, as far as the address holds it. */
export interface RunsSearch extends RunFilter {
  /** From 1 on; the first by itself. */
  readonly page?: number | undefined;
}

export function readRunsSearch(search: Record<string, unknown>): RunsSearch {
  return { ...readRunFilter(search), page: readVersion(search['page']) };
}
