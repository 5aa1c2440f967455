import { countTrials, FlowGraph } from '@flowi/contracts/flow';
import { chain, flowArbitrary, makeFlow, testCatalogue } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { experimentsOf, formulaOf } from './experiments.ts';

it('adds up to the trials that a run makes', () => {
  fc.assert(
    fc.property(flowArbitrary, (flow) => {
      const graph = new FlowGraph(flow, testCatalogue);
      const sum = experimentsOf(graph).reduce((total, { count }) => total + count, 0);

      expect(sum).toBe(countTrials(graph));
    }),
  );
});

it('shows what is multiplied and what is added', () => {
  const flow = makeFlow({
    nodes: [
      { id: 'load', component: 'load.table' },
      { id: 'fill', component: 'preprocessing.fill_na', params: { strategy: { values: ['mean', 'median'] } } },
      { id: 'svc', component: 'models.svc', params: { C: { values: [1, 2, 3] } } },
      { id: 'tree', component: 'models.decision_tree_classifier' },
    ],
    edges: [...chain('load', 'fill', 'svc'), ...chain('load', 'tree')],
  });
  const experiments = experimentsOf(new FlowGraph(flow, testCatalogue));

  expect(formulaOf(experiments)).toBe('2 × 3 + 1');
  expect(experiments[0]?.factors.map(({ name }) => name)).toEqual(['fill.strategy', 'svc.C']);
});
