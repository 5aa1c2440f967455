import { countIn } from '../../../shared/texts/counted.ts';

const counted = countIn('en');

export const en = {
  description: 'Every execution of a flow of this project.',
  list: 'Runs of the project',
  metric: 'Metric column',
  noMetric: 'None',
  sorted: (metric: string) => `Sorted by ${metric}; runs without it come last.`,
  sortedAmong: (metric: string, count: string) =>
    `Sorted by ${metric} among the newest ${count} runs; older ones are left out.`,
  byTime: 'Newest first',
  preferences: { title: 'Columns', show: 'Columns to show', confirm: 'Apply', cancel: 'Cancel' },
  facets: { flow: 'Flow', state: 'State', trigger: 'Started by' },
  any: { flow: 'Every flow', state: 'Every state', trigger: 'Anybody or anything' },
  triggers: { manual: 'A person', schedule: 'The schedule' },
  compare: (count: number) => (count === 0 ? 'Compare' : `Compare ${counted(count, 'run', 'runs')}`),
  compareNone: 'Tick the runs that you want to compare.',
  compareListed: 'Compare all that are listed',
  unchoose: 'Untick all',
  chosen: (count: number) => `${counted(count, 'run is', 'runs are')} ticked, those on other pages among them.`,
  selectAll: 'Tick all runs of this page',
  selectOne: (run: string) => `Tick ${run}`,
  runOf: (flow: string, moment: string) => `the run of ${flow} of ${moment}`,
  page: (page: number) => `Page ${page}`,
  nextPage: 'Next page',
  previousPage: 'Previous page',
  emptyTitle: 'No runs yet',
  emptyAdvice: 'Run a flow, or switch its schedule on. Each run appears here at once.',
  toFlows: 'To the flows',
  noMatchTitle: 'No run matches',
  noMatchAdvice: 'No run is of this flow, in this state and started this way.',
  clearFilter: 'Show all runs',
  help: {
    title: 'Runs',
    text: [
      'Each line is one execution of a version of a flow. The result is the metric that the best trial was chosen by, measured once on rows that no trial was trained on.',
      'Tick runs and choose Compare to lay their trials side by side. What is ticked stays so while you filter or turn pages.',
      'Any metric of the listed runs can be a column. Choose its header to sort all runs by it, the best first. The gear chooses which columns are shown.',
      'Filters, columns, order and page are part of the address, so a copied address shows a colleague the same list.',
    ],
  },
};

export type RunsPageTexts = typeof en;
