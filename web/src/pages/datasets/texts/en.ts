import { countIn } from '../../../shared/texts/counted.ts';

const counted = countIn('en');

export const en = {
  help: {
    title: 'Data sets',
    text: [
      'A data set is a table under a name. Flows read it by that name; each upload adds a version, and a run keeps the version that it read.',
      'Files go straight to storage, in parts. You can pause, use other pages meanwhile, and go on after the browser was closed: open the data set and choose the same files again.',
      'Types, missing values, distributions and correlations are worked out once, when the data arrive.',
    ],
  },
  description: 'Tables to train on and to score. Each upload under a name is a new version.',
  list: 'Data sets of the project',
  filter: 'Find data sets',
  filterPlaceholder: 'Find by name',
  clearFilter: 'Clear the filter',
  matches: (count: number) => counted(count, 'match', 'matches'),
  columns: {
    name: 'Name',
    version: 'Latest version',
    rows: 'Rows',
    columns: 'Columns',
    bytes: 'Size',
    changed: 'Uploaded',
  },
  noVersion: 'None is ready yet',
  emptyTitle: 'No data sets yet',
  emptyAdvice: 'Upload a table as CSV, Parquet or JSON lines.',
  noMatchTitle: 'No data set matches',
  noMatchAdvice: (filter: string) => `No name contains “${filter}”.`,
  failedTitle: 'The data sets could not be loaded',
};

export type DatasetsTexts = typeof en;
