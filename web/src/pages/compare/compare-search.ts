import { type RunFilter, readRunFilter } from '../../features/runs/project-runs-query.ts';
import { readWords } from '../../shared/search-values.ts';

export const VIEWS = ['parallel', 'scatter', 'groups', 'confusion'] as const;
export type View = (typeof VIEWS)[number];

/** What is compared and how it is looked at, as the address holds it; what is left out is as usual. */
export interface CompareSearch extends RunFilter {
  /** Ids of runs with commas between them; without any, the runs that the filter lets through. */
  readonly runs?: string | undefined;
  /** Numbers of trials by run, in the order of the runs. */
  readonly trials?: string | undefined;
  /** Of each run only the trial it chose, or every one; by itself every one, unless there are many runs. */
  readonly only?: 'chosen' | 'all' | undefined;
  /** Key of the row that the others are measured by. */
  readonly base?: string | undefined;
  /** Also what does not differ. */
  readonly all?: true | undefined;
  /** Columns added to the usual ones and taken away from them. */
  readonly columns?: string | undefined;
  readonly sort?: string | undefined;
  readonly where?: string | undefined;
  readonly view?: View | undefined;
  /** Axes of the parallel coordinates added to the usual ones and taken away from them. */
  readonly axes?: string | undefined;
  /** Keys of the axes that are logarithmic. */
  readonly log?: string | undefined;
  /** Columns of the scatter plot. */
  readonly x?: string | undefined;
  readonly y?: string | undefined;
  /** Column by which rows are put together, and the figure that is looked at. */
  readonly by?: string | undefined;
  readonly figure?: string | undefined;
}

/** Takes from an address what it can, and nothing else. */
export function readCompareSearch(search: Record<string, unknown>): CompareSearch {
  const { only, all, view } = search;
  const words = (name: keyof CompareSearch) => readWords(search[name]);
  return {
    ...readRunFilter(search),
    runs: words('runs'),
    trials: words('trials'),
    only: only === 'chosen' || only === 'all' ? only : undefined,
    base: words('base'),
    all: all === true ? true : undefined,
    columns: words('columns'),
    sort: words('sort'),
    where: words('where'),
    view: VIEWS.find((one) => one === view),
    axes: words('axes'),
    log: words('log'),
    x: words('x'),
    y: words('y'),
    by: words('by'),
    figure: words('figure'),
  };
}

/** The ids that the address names; null when it names none. */
export function runIdsOf({ runs }: Pick<CompareSearch, 'runs'>): readonly string[] | null {
  return runs === undefined ? null : [...new Set(runs.split(',').filter((id) => id !== ''))];
}
