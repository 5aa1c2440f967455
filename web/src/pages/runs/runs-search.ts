import { RUN_ORDERS, type RunFilter, type RunOrder, readRunFilter } from '../../features/runs/project-runs-query.ts';
import { readVersion, readWords } from '../../shared/search-values.ts';

/** Runs that a page of the list holds. */
export const RUNS_A_PAGE = 50;

/** Columns that may be left out, besides that of a metric. */
export const RUN_COLUMNS = ['flow', 'state', 'result', 'trials', 'duration', 'version', 'trigger'] as const;
type RunColumn = (typeof RUN_COLUMNS)[number];

/** The view of the list of runs, as far as the address holds it. */
export interface RunsSearch extends RunFilter, RunOrder {
  /** From 1 on; the first by itself. */
  readonly page?: number | undefined;
  /** Where the page begins, in the API's own words, so that it stays the same page when newer runs come. */
  readonly after?: string | undefined;
  /** A metric that has a column; runs are sorted by it where there is an order. */
  readonly metric?: RunOrder['metric'];
  /** Names of columns that are not shown, with commas between them. */
  readonly without?: string | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readRunsSearch(search: Record<string, unknown>): RunsSearch {
  const metric = readWords(search['metric']);
  const page = readVersion(search['page']);
  return {
    ...readRunFilter(search),
    page,
    after: page === undefined || page === 1 ? undefined : readWords(search['after']),
    metric,
    order: metric === undefined ? undefined : RUN_ORDERS.find((one) => one === search['order']),
    without: withoutColumns(readWords(search['without'])?.split(',') ?? []),
  };
}

/** Columns that are shown. */
export function columnsShown({ without = '' }: RunsSearch): readonly RunColumn[] {
  const hidden = without.split(',');
  return RUN_COLUMNS.filter((column) => !hidden.includes(column));
}

/** What an address says of columns that are not shown. */
export function withoutColumns(names: readonly string[]): string | undefined {
  const known = RUN_COLUMNS.filter((column) => names.includes(column));
  return known.length === 0 ? undefined : known.join(',');
}
