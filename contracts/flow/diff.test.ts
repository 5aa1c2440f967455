import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDifference, diffFlows, isSameFlow } from './diff.ts';
import { serializeFlow } from './serialize.ts';
import { chain, flowArbitrary, makeFlow } from './testing/index.ts';

const lines = (...[before, after]: Parameters<typeof diffFlows>) => describeDifference(diffFlows(before, after));

describe('the difference of two flows', () => {
  it('is empty exactly when they are written the same', () => {
    fc.assert(
      fc.property(flowArbitrary, flowArbitrary, (a, b) => {
        expect(isSameFlow(diffFlows(a, a))).toBe(true);
        expect(describeDifference(diffFlows(a, structuredClone(a)))).toEqual([]);
        expect(isSameFlow(diffFlows(a, b))).toBe(serializeFlow(a, 'json') === serializeFlow(b, 'json'));
      }),
    );
  });

  it('names nodes, parameters and edges', () => {
    const before = makeFlow();
    const after = makeFlow({
      nodes: [
        { id: 'load', component: 'load.table', params: { dataset: 'iris' }, position: { x: 1, y: 1 } },
        { id: 'split', component: 'train.k_fold' },
        { id: 'svc', component: 'models.svc', params: { C: { values: [1, 10] }, kernel: 'linear' } },
        { id: 'acc', component: 'metrics.accuracy' },
        { id: 'recall', component: 'metrics.recall' },
      ],
      edges: [...chain('load', 'split', 'svc', 'acc'), ...chain('svc', 'recall')],
    });

    expect(lines(before, after)).toEqual([
      '- node scale (preprocessing.standard_scaler)',
      '+ node recall (metrics.recall)',
      'load: params.target "species" > not set',
      'load: position not set > {"x":1,"y":1}',
      'split: component "train.holdout" > "train.k_fold"',
      'svc: params.C 1 > {"values":[1,10]}',
      'svc: params.kernel not set > "linear"',
      '- edge split > scale',
      '- edge scale > svc',
      '+ edge split > svc',
      '+ edge svc > recall',
    ]);
  });

  it('names settings by their path', () => {
    const before = makeFlow({ deploy: { gate: { metric: 'accuracy', threshold: 0.8 } }, description: 'old' });
    const after = makeFlow({
      name: 'iris 2',
      deploy: { gate: { metric: 'accuracy', threshold: 0.9 } },
      schedule: { cron: '0 6 * * 1' },
    });

    expect(lines(before, after)).toEqual([
      'name "iris" > "iris 2"',
      'description "old" > not set',
      'schedule null > {"cron":"0 6 * * 1","timezone":"UTC","enabled":false}',
      'deploy.gate.threshold 0.8 > 0.9',
    ]);
  });

  it('names notes by what stands in them', () => {
    const note = { id: 'why', text: 'Ask Ana', position: { x: 0, y: 0 } };
    const before = makeFlow({ notes: [note, { ...note, id: 'old' }] });
    const after = makeFlow({
      notes: [
        { ...note, text: 'Ask Bia', position: { x: 1, y: 0 }, size: { width: 80, height: 40 }, colour: 'red' },
        { ...note, id: 'new' },
      ],
    });

    expect(lines(before, after)).toEqual([
      '- note old "Ask Ana"',
      '+ note new "Ask Ana"',
      'note why: text "Ask Ana" > "Ask Bia"',
      'note why: position {"x":0,"y":0} > {"x":1,"y":0}',
      'note why: size {"width":220,"height":120} > {"width":80,"height":40}',
      'note why: colour "yellow" > "red"',
    ]);
  });

  it('tells when only the order differs', () => {
    const flow = makeFlow();

    expect(lines(flow, { ...flow, nodes: flow.nodes.toReversed() })).toEqual(['the same in another order']);
  });
});
