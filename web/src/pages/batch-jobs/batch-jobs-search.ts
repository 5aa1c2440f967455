import { readWords } from '../../shared/search-values.ts';

/** What of the list stands in the address. */
export interface BatchJobsSearch {
  /** Jobs of this flow only. */
  readonly flow?: string | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readBatchJobsSearch(search: Record<string, unknown>): BatchJobsSearch {
  return { flow: readWords(search['flow']) };
}
