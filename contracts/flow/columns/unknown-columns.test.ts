import { expect, it } from 'vitest';
import { ComponentCatalogue } from '../../catalogue/index.ts';
import catalogueJson from '../../catalogue.json' with { type: 'json' };
import { type Flow, FlowGraph } from '../index.ts';
import { chain, makeFlow } from '../testing/index.ts';
import { makeTable } from './make-table.ts';
import { unknownColumns } from './unknown-columns.ts';

const catalogue = ComponentCatalogue.parse(catalogueJson);
const table = makeTable({
  id: 'number',
  length: 'number',
  colour: 'string',
  'sold on': 'timestamp',
  species: 'string',
});
type Params = Flow['nodes'][number]['params'];

function judged(step: string, params: Params, svc: Params = {}, load: Params = {}): string[] {
  const flow = makeFlow({
    nodes: [
      { id: 'load', component: 'load.table', params: { dataset: 'iris', target: 'species', ...load } },
      { id: 'split', component: 'train.holdout', params: { key_columns: ['id'] } },
      { id: 'step', component: step, params },
      { id: 'svc', component: 'models.svc', params: svc },
    ],
    edges: chain('load', 'split', 'step', 'svc'),
  });
  return unknownColumns(new FlowGraph(flow, catalogue), table).map(
    ({ nodeId, field, message }) => `${nodeId}.${field}: ${message}`,
  );
}

it.each<[string, Params, Params]>([
  ['preprocessing.drop_columns', { columns: ['id', 'sold on'] }, {}],
  ['preprocessing.drop_columns', { columns: ['id'] }, { columns: ['length'] }],
  ['preprocessing.one_hot_encoder', { columns: ['colour'] }, { exclude_columns: ['colour_red', 'colour_rare'] }],
  ['preprocessing.split_string', { column: 'colour', separator: '-', outputs: ['a'] }, { exclude_columns: ['a'] }],
])('accepts %s %j before %j', (step, params, svc) => {
  expect(judged(step, params, svc)).toEqual([]);
});

it.each<[string, Params, Params, string]>([
  ['preprocessing.fill_na', { columns: ['lenght'] }, {}, 'step.params.columns: Column "lenght" does not reach'],
  ['preprocessing.fill_na', { columns: ['species'] }, {}, 'step.params.columns: Column "species"'],
  ['preprocessing.drop_columns', { columns: ['id'] }, { columns: ['id'] }, 'svc.params.columns: Column "id"'],
  [
    'preprocessing.drop_columns',
    { columns: ['id'] },
    { columns: ['colour_red'] },
    'svc.params.columns: Column "colour_red"',
  ],
  [
    'preprocessing.split_string',
    { column: 'hue', separator: '-', outputs: ['a'] },
    {},
    'step.params.column: Column "hue"',
  ],
])('refuses %s %j before %j, naming what there is', (step, params, svc, expected) => {
  const [issue = '', ...rest] = judged(step, params, svc);

  expect(issue).toContain(expected);
  expect(issue).toContain('length');
  expect(rest).toEqual([]);
});

it('looks for the keys of rows and for what is left out among all columns', () => {
  expect(judged('preprocessing.fill_na', {}, {}, { exclude_columns: ['id'] })).toEqual([]);
  expect(judged('preprocessing.fill_na', {}, {}, { exclude_columns: ['nr'] })).toEqual([
    expect.stringContaining('load.params.exclude_columns: Column "nr"'),
  ]);
});
