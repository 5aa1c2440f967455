import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ComponentCatalogue } from '../../catalogue/index.ts';
import catalogueJson from '../../catalogue.json' with { type: 'json' };
import { type Flow, FlowGraph } from '../index.ts';
import { chain, flowArbitrary, makeFlow, nodeIdArbitrary } from '../testing/index.ts';
import { columnsReaching } from './columns-reaching.ts';
import { makeTable } from './make-table.ts';

const catalogue = ComponentCatalogue.parse(catalogueJson);
const profile = makeTable({ length: 'number', colour: 'string', code: 'string', species: 'string' });
const reaching = (flow: Flow, id: string) =>
  columnsReaching(new FlowGraph(flow, catalogue), id, profile).map(({ name, type }) => `${name}: ${type}`);

function flowWith(component: string, params: Flow['nodes'][number]['params']): Flow {
  return makeFlow({
    nodes: [
      {
        id: 'load',
        component: 'load.table',
        params: { dataset: 'iris', target: 'species', exclude_columns: ['code'] },
      },
      { id: 'step', component, params },
      { id: 'svc', component: 'models.svc' },
    ],
    edges: chain('load', 'step', 'svc'),
  });
}

it('are those of the data set, without the target and what is excluded', () => {
  expect(reaching(flowWith('preprocessing.fill_na', {}), 'step')).toEqual(['length: number', 'colour: string']);
  expect(reaching(flowWith('preprocessing.fill_na', {}), 'load')).toEqual([]);
});

it.each([
  ['preprocessing.drop_columns', { columns: ['length'] }, ['colour: string']],
  ['preprocessing.ordinal_encoder', {}, ['length: number', 'colour: number']],
  ['preprocessing.ordinal_encoder', { exclude_columns: ['colour'] }, ['length: number', 'colour: string']],
  ['preprocessing.one_hot_encoder', {}, ['length: number', 'colour_red: number', 'colour_blue: number']],
  [
    'preprocessing.split_string',
    { column: 'colour', separator: '-', outputs: ['a', 'b'] },
    ['length: number', 'a: string', 'b: string'],
  ],
  [
    'preprocessing.split_string',
    { column: 'colour', separator: '-', outputs: ['a'], keep: true },
    ['length: number', 'colour: string', 'a: string'],
  ],
])('go through %s %j', (component, params, expected) => {
  expect(reaching(flowWith(component, params), 'svc')).toEqual(expected);
});

it('come together where branches meet', () => {
  const flow = flowWith('preprocessing.drop_columns', { columns: ['length'] });

  expect(reaching({ ...flow, edges: [...flow.edges, ...chain('load', 'svc')] }, 'svc')).toHaveLength(2);
});

it('can be told for any node of any document', () => {
  fc.assert(
    fc.property(flowArbitrary, nodeIdArbitrary, (flow, id) => {
      const names = columnsReaching(new FlowGraph(flow, catalogue), id, profile).map(({ name }) => name);

      expect(new Set(names).size).toBe(names.length);
    }),
  );
});
