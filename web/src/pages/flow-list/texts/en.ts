import { countIn } from '../../../shared/texts/counted.ts';

const counted = countIn('en');

export const en = {
  description:
    'A flow goes from a table of data to a model. Running it trains, compares and, if the gate says so, deploys.',
  help: {
    title: 'Flows',
    text: [
      'Each line is a flow: how its last run ended, whether and when it runs by itself, which model version is live, and whether the data drift that come to it.',
      'Drift is judged against the data that the model was trained on. The number of rows says how much the verdict rests on.',
      'Run trains every combination of the parameter values in the draft, chooses the best one and lets the gate decide whether it goes live. You can leave the page meanwhile.',
      'Filters and order are part of the address, so a copied address shows a colleague the same list.',
    ],
  },
  list: 'Flows of the project',
  filter: 'Find flows',
  filterPlaceholder: 'Find by name or id',
  clearFilters: 'Clear the filters',
  any: 'Any',
  running: 'Running',
  ownerName: (owner: string) => owner,
  matches: (count: number) => counted(count, 'match', 'matches'),
  columns: {
    name: 'Name',
    owner: 'Owner',
    schedule: 'Schedule',
    lastRun: 'Last run',
    live: 'Live model',
    drift: 'Drift',
    tracker: 'Tracker',
    actions: 'Actions',
  },
  emptyTitle: 'No flows yet',
  emptyAdvice: 'Make the first one: empty, from a file, or from an example that is ready to run.',
  toExamples: 'See the examples',
  noMatchTitle: 'No flow matches',
  noMatchAdvice: 'No flow of this project is as the filters ask.',
  neverRun: 'Never run',
  noLive: 'None yet',
  live: (version: number) => `Version ${version}`,
  trackers: { mlflow: 'MLflow', none: 'None' },
  zone: (name: string) => name,
  next: (time: string) => `Next: ${time}`,
  nothingLive: 'No live model',
  notJudged: 'Not judged yet',
  rows: (rows: number) => counted(rows, 'row', 'rows'),
  rowsOf: (rows: string, minimum: string) => `${rows} of ${minimum} rows`,
  ofOlder: (version: number) => `Judged for version ${version}`,
  edit: 'Edit',
  editFlow: (name: string) => `Edit ${name}`,
};

export type FlowListTexts = typeof en;
