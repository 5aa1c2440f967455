import { diffFlows } from '@flowi/contracts/flow';
import { chain, flowArbitrary, makeFlow } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceRows } from './difference-rows.ts';

it('tells in rows what was added, removed and changed', () => {
  const before = makeFlow();
  const after = makeFlow({
    name: 'flowers',
    nodes: [
      ...makeFlow().nodes.slice(0, 3),
      { id: 'svc', component: 'models.svc', params: { C: { values: [0.1, 1] } }, position: { x: 1, y: 1 } },
      { id: 'r', component: 'metrics.r2', params: { a: 'b' } },
    ],
    edges: [...chain('load', 'split', 'scale', 'svc'), ...chain('svc', 'r')],
  });

  expect(differenceRows(diffFlows(before, after))).toEqual([
    { kind: 'changed', place: 'name', before: 'iris', after: 'flowers' },
    { kind: 'removed', place: 'acc', before: 'metrics.accuracy', after: null },
    { kind: 'added', place: 'r', before: null, after: 'metrics.r2\na: b' },
    { kind: 'changed', place: 'svc.C', before: '1', after: '0.1, 1' },
    { kind: 'removed', place: 'svc > acc', before: 'svc > acc', after: null },
    { kind: 'added', place: 'svc > r', before: null, after: 'svc > r' },
  ]);
});

it('tells nothing of a flow and itself', () => {
  fc.assert(
    fc.property(flowArbitrary, (flow) => {
      expect(differenceRows(diffFlows(flow, flow))).toEqual([]);
    }),
  );
});
