import { countIn } from '../../../shared/texts/counted.ts';

const counted = countIn('en');

export const en = {
  help: {
    title: 'Deployments',
    text: [
      'An endpoint answers single requests; a batch plan scores whole tables. A flow has at most one of each, and both serve the live model of the flow.',
      'A deployment comes into being when a run puts a model live and the deploy settings of the flow ask for it, or by “Deploy” on the page of a model.',
      'Drift is the newest judgement on the data of a deployment. The number beside it says how many rows it rests on.',
    ],
  },
  description: 'Endpoints and batch plans: what serves the models of this project.',
  list: 'Deployments',
  columns: {
    deployment: 'Deployment',
    kind: 'Kind',
    state: 'State',
    flow: 'Flow',
    model: 'Model',
    drift: 'Drift',
    changed: 'Changed',
  },
  version: (version: number) => `Version ${version}`,
  kind: 'Kind of deployment',
  anyKind: 'Any kind',
  gone: 'Show what was taken down',
  filter: 'Filter by name',
  filterPlaceholder: 'Find by name',
  matches: (count: number) => counted(count, 'match', 'matches'),
  noMatchTitle: 'Nothing matches',
  noMatchAdvice: 'No deployment fits the filter.',
  clearFilter: 'Clear the filter',
  emptyTitle: 'Nothing is deployed',
  emptyAdvice: 'Switch the endpoint or the batch plan of a flow on in its deploy settings and run the flow.',
  toFlows: 'To the flows',
  failedTitle: 'The deployments could not be loaded',
};

export type DeploymentsTexts = typeof en;
