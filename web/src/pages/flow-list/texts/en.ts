import { countIn } from '../../../shared/texts/counted.ts';

const counted = countIn('en');

export const en = {
  description:
    'A flow goes from a table of data to a model. Running it trains, compares and, if the gate says so, deploys.',
  help: {
    title: 'Flows',
    text: [
      'Each line is a flow: how its last run ended, which model version is live, and whether it runs by itself.',
      'Run trains every combination of the parameter values in the draft, chooses the best one and lets the gate decide whether it goes live. You can leave the page meanwhile.',
      'The filter is part of the address, so a copied address shows a colleague the same list.',
    ],
  },
  list: 'Flows of the project',
  filter: 'Find flows',
  filterPlaceholder: 'Find by name or id',
  clearFilter: 'Clear the filter',
  matches: (count: number) => counted(count, 'match', 'matches'),
  columns: {
    name: 'Name',
    owner: 'Owner',
    schedule: 'Schedule',
    lastRun: 'Last run',
    live: 'Live model',
    changed: 'Changed',
    actions: 'Actions',
  },
  emptyTitle: 'No flows yet',
  emptyAdvice: 'Make the first one from a file. It appears here at once.',
  emptyCommand: 'npx flowi flows push my-flow.yaml',
  noMatchTitle: 'No flow matches',
  noMatchAdvice: (filter: string) => `No name or id contains “${filter}”.`,
  neverRun: 'Never run',
  noLive: 'None yet',
  live: (version: number) => `Version ${version}`,
};

export type FlowListTexts = typeof en;
