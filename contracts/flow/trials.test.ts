import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FlowGraph } from './graph.ts';
import { valuesOf } from './parameters.ts';
import { chain, flowArbitrary, makeFlow, testCatalogue } from './testing/index.ts';
import { countTrials, expandTrials } from './trials.ts';

const grid = makeFlow({
  nodes: [
    { id: 'load', component: 'load.table', params: { dataset: 'iris', target: 'species' } },
    { id: 'tree', component: 'models.decision_tree_classifier', params: { max_depth: { values: [2, 4] } } },
    { id: 'svc', component: 'models.svc', params: { C: { values: [1, 10] }, gamma: 'auto' } },
    { id: 'fill', component: 'preprocessing.fill_na', params: { strategy: { values: ['mean', 'median'] } } },
    { id: 'other', component: 'preprocessing.fill_na', params: { strategy: { values: ['mean', 'median'] } } },
    { id: 'acc', component: 'metrics.accuracy' },
  ],
  edges: [...chain('load', 'fill', 'svc', 'acc'), ...chain('fill', 'tree', 'acc')],
});

describe('trials', () => {
  it('are as many as counted, numbered from 1', () => {
    fc.assert(
      fc.property(flowArbitrary, (flow) => {
        const graph = new FlowGraph(flow, testCatalogue);

        const trials = expandTrials(graph);

        expect(trials).toHaveLength(countTrials(graph));
        expect(trials.map((trial) => trial.number)).toEqual(trials.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });

  it('go through models in document order, the last parameter fastest', () => {
    const trials = expandTrials(new FlowGraph(grid, testCatalogue)).map(({ modelId, params }) => [modelId, params]);

    expect(trials).toEqual([
      ['tree', { tree: { max_depth: 2 }, fill: { strategy: 'mean' } }],
      ['tree', { tree: { max_depth: 2 }, fill: { strategy: 'median' } }],
      ['tree', { tree: { max_depth: 4 }, fill: { strategy: 'mean' } }],
      ['tree', { tree: { max_depth: 4 }, fill: { strategy: 'median' } }],
      ['svc', { svc: { C: 1 }, fill: { strategy: 'mean' } }],
      ['svc', { svc: { C: 1 }, fill: { strategy: 'median' } }],
      ['svc', { svc: { C: 10 }, fill: { strategy: 'mean' } }],
      ['svc', { svc: { C: 10 }, fill: { strategy: 'median' } }],
    ]);
  });

  it('are counted without being made', () => {
    const params = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `p${index}`,
        { values: Array.from({ length: 200 }, (_, value) => value) },
      ]),
    );
    const flow = makeFlow({ nodes: [{ id: 'svc', component: 'models.svc', params }], edges: [] });

    expect(countTrials(new FlowGraph(flow, testCatalogue))).toBe(200 ** 100);
  });
});

describe('a parameter', () => {
  it('takes one value, several, or none that is fixed', () => {
    expect(valuesOf(null)).toEqual([null]);
    expect(valuesOf(['a', 'b'])).toEqual([['a', 'b']]);
    expect(valuesOf({ values: [1, 2] })).toEqual([1, 2]);
    expect(valuesOf({ search: { low: 0, high: 1, scale: 'linear' } })).toEqual([]);
  });
});

describe('a graph', () => {
  const graph = new FlowGraph(grid, testCatalogue);

  it('knows what is above and below', () => {
    expect([...graph.ancestors('svc')].sort()).toEqual(['fill', 'load']);
    expect([...graph.descendants('fill')].sort()).toEqual(['acc', 'svc', 'tree']);
    expect(graph.parents('acc')).toEqual(['svc', 'tree']);
    expect(graph.children('nowhere')).toEqual([]);
    expect(graph.component('nowhere')).toBeUndefined();
  });

  it('gives the nodes of a stage in document order', () => {
    expect(graph.ofStage('model')).toEqual(['tree', 'svc']);
    expect(graph.ofStage('split')).toEqual([]);
  });

  it('reaches a node from itself only in a circle', () => {
    const circle = new FlowGraph(
      makeFlow({ edges: [...chain('load', 'split', 'load'), ...chain('svc', 'gone')] }),
      testCatalogue,
    );

    expect(circle.ancestors('load').has('load')).toBe(true);
    expect(graph.ancestors('load').has('load')).toBe(false);
    expect(circle.children('svc')).toEqual([]);
  });
});
