import { applyOperation, type Flow, validateFlow } from '@flowi/contracts/flow';
import { chain, flowArbitrary, makeFlow, testCatalogue } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fixOf } from './fixes.ts';

const codes = (flow: Flow) => validateFlow(flow, testCatalogue).map(({ code }) => code);

function fixed(flow: Flow, code: string): Flow {
  const issue = validateFlow(flow, testCatalogue).find((one) => one.code === code);
  const fix = issue && fixOf(issue, flow, testCatalogue);
  const applied = fix && applyOperation(flow, fix.operation);
  if (!applied?.ok) throw new Error(`no fix of ${code}`);
  return applied.flow;
}

const withParameters = (params: object) =>
  makeFlow({
    nodes: makeFlow().nodes.map((node) => (node.id === 'svc' ? { ...node, params } : node)),
  } as Partial<Flow>);

it.each<[string, Flow]>([
  ['unknown_parameter', withParameters({ D: 1 })],
  ['invalid_parameter', withParameters({ C: -1 })],
  [
    'values_not_allowed',
    makeFlow({
      nodes: [
        { id: 'split', component: 'train.holdout', params: { test_size: { values: [0.2, 0.3] } } },
        ...makeFlow().nodes.slice(2),
      ],
      edges: [],
    }),
  ],
  ['dangling_edge', makeFlow({ edges: [...makeFlow().edges, { from: 'svc', to: 'nowhere' }] })],
  ['duplicate_edge', makeFlow({ edges: [...makeFlow().edges, ...chain('svc', 'acc')] })],
  ['incompatible_ports', makeFlow({ edges: [...makeFlow().edges, ...chain('load', 'acc')] })],
  ['missing_source', makeFlow({ nodes: makeFlow().nodes.slice(1), edges: chain('split', 'scale', 'svc', 'acc') })],
  [
    'default_split_used',
    makeFlow({
      nodes: makeFlow().nodes.filter(({ id }) => id !== 'split'),
      edges: chain('load', 'scale', 'svc', 'acc'),
    }),
  ],
  ['gate_metric_missing', makeFlow({ deploy: { gate: { metric: 'luck', threshold: 2 } } })],
])('mends %s and makes nothing else wrong', (code, flow) => {
  const before = new Set<string>(codes(flow));
  const after = codes(fixed(flow, code));

  expect(after).not.toContain(code);
  expect(after.filter((one) => !before.has(one) && one !== 'missing_parameter' && one !== 'unused_node')).toEqual([]);
});

it('measures a model that nothing measures, with the metric there is or a new one', () => {
  expect(codes(fixed(makeFlow({ edges: chain('load', 'split', 'scale', 'svc') }), 'missing_metric'))).toEqual([]);
  const bare = makeFlow({ nodes: makeFlow().nodes.slice(0, 4), edges: chain('load', 'split', 'scale', 'svc') });
  expect(codes(fixed(bare, 'missing_metric'))).toEqual([]);
});

it('offers nothing where a circle stands in the way', () => {
  const flow = makeFlow({
    nodes: [{ id: 'load', component: 'load.table' }],
    edges: [{ from: 'load', to: 'load' }],
  });

  for (const issue of validateFlow(flow, testCatalogue)) {
    const fix = fixOf(issue, flow, testCatalogue);
    if (fix) expect(applyOperation(flow, fix.operation)).toMatchObject({ ok: true });
  }
});

it('offers only fixes that apply, for any document', () => {
  fc.assert(
    fc.property(flowArbitrary, (flow) => {
      for (const issue of validateFlow(flow, testCatalogue)) {
        const fix = fixOf(issue, flow, testCatalogue);
        // Two nodes of one name make an operation by name ambiguous; the document says so itself.
        if (fix && !codes(flow).includes('duplicate_node_id'))
          expect(applyOperation(flow, fix.operation)).toMatchObject({ ok: true });
      }
    }),
  );
});
