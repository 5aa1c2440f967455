import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ComponentCatalogue } from '../catalogue/index.ts';
import { isRunnable } from './issues.ts';
import { FLOW_LIMITS } from './limits.ts';
import { flowArbitrary, makeComponent, makeFlow, testCatalogue } from './testing/index.ts';
import { checkFlow, parseFlow, validateFlow } from './validate.ts';

const codes = (...args: Parameters<typeof validateFlow>) => validateFlow(...args).map((issue) => issue.code);

describe('rules', () => {
  it('judge any document of the right shape without throwing, changing it or changing their mind', () => {
    fc.assert(
      fc.property(flowArbitrary, (flow) => {
        const before = JSON.stringify(flow);

        const issues = validateFlow(flow, testCatalogue);

        expect(JSON.stringify(flow)).toBe(before);
        expect(validateFlow(flow, testCatalogue)).toEqual(issues);
        for (const { nodeId } of issues)
          if (nodeId !== undefined) expect(flow.nodes.map((node) => node.id)).toContain(nodeId);
      }),
      { numRuns: 500 },
    );
  });

  it('find nothing wrong with a sound flow', () => {
    expect(validateFlow(makeFlow(), testCatalogue)).toEqual([]);
  });

  it('know nothing in an empty catalogue', () => {
    expect(codes(makeFlow(), new ComponentCatalogue({ schemaVersion: 1, components: [] }))).toContain(
      'unknown_component',
    );
  });

  it('keep row steps before the split', () => {
    const nodes = [...makeFlow().nodes, { id: 'filter', component: 'row.filter', params: {} }];

    expect(
      codes(makeFlow({ nodes, edges: [...makeFlow().edges, { from: 'scale', to: 'filter' }] }), testCatalogue),
    ).toContain('wrong_order');
    expect(
      codes(makeFlow({ nodes, edges: [...makeFlow().edges, { from: 'load', to: 'filter' }] }), testCatalogue),
    ).toEqual(['unused_node']);
  });

  it('report a bounded number of issues, errors first', () => {
    const nodes = Array.from({ length: FLOW_LIMITS.nodes }, (_, index) => ({
      id: `n${index}`,
      component: index % 2 === 0 ? 'preprocessing.standard_scaler' : 'no.such_thing',
      params: { a: 1, b: 2, c: 3 },
    }));

    const issues = validateFlow(makeFlow({ nodes, edges: [] }), testCatalogue);

    expect(issues).toHaveLength(FLOW_LIMITS.issues);
    expect(isRunnable(issues)).toBe(false);
    expect(issues.findLastIndex((issue) => issue.severity === 'error')).toBeLessThan(
      issues.findIndex((issue) => issue.severity === 'warning') >>> 0,
    );
  });

  it('get through a graph as large as allowed', () => {
    const nodes = Array.from({ length: FLOW_LIMITS.nodes }, (_, index) => ({
      id: `n${index}`,
      component: 'preprocessing.standard_scaler',
      params: {},
    }));
    const edges = Array.from({ length: FLOW_LIMITS.edges }, (_, index) => ({
      from: `n${index % 500}`,
      to: `n${(index * 7 + Math.floor(index / 500) + 1) % 500}`,
    }));

    expect(codes(makeFlow({ nodes, edges }), testCatalogue)).toContain('cycle');
  });
});

describe('messages', () => {
  const message = (params: Record<string, never> | object, component = 'models.svc') => {
    const nodes = makeFlow().nodes.map((node) =>
      node.id === 'svc' ? { id: 'svc', component, params: { ...params } } : node,
    );
    return validateFlow(makeFlow({ nodes }), testCatalogue)
      .map((issue) => issue.message)
      .join('\n');
  };

  it.each([
    [{ C: 0 }, 'models.svc', 'models.svc.C is 0; allowed: number > 0.'],
    [{ D: 0 }, 'models.svc', 'has no parameter "D"; it has: C.'],
    [{ max_depth: 0 }, 'models.decision_tree_classifier', 'integer or null >= 1'],
    [{ strategy: 'luck' }, 'preprocessing.fill_na', 'one of "mean", "median"'],
    [{ fill_value: 'x' }, 'preprocessing.fill_na', 'number or null'],
    [{ x: 1 }, 'models.linear_regression', 'it has: none'],
    [{ C: 'x'.repeat(1_000) }, 'models.svc', `"${'x'.repeat(199)}...; allowed`],
  ])('%o of %s', (params, component, expected) => {
    expect(message(params, component)).toContain(expected);
  });

  it('say what a port takes and gives', () => {
    const catalogue = new ComponentCatalogue({
      schemaVersion: 1,
      components: [makeComponent('a.end', { outputs: [] }), makeComponent('a.start', { inputs: [] })],
    });
    const nodes = [
      { id: 'end', component: 'a.end' },
      { id: 'start', component: 'a.start' },
    ];

    const issues = validateFlow(makeFlow({ nodes, edges: [{ from: 'end', to: 'start' }] }), catalogue);

    expect(issues.find((issue) => issue.code === 'incompatible_ports')?.message).toBe(
      'start (a.start) takes no input, but end (a.end) gives nothing.',
    );
  });
});

describe('shape', () => {
  const field = (document: unknown) => {
    const parsed = parseFlow(document);
    return parsed.ok ? [] : parsed.issues.map((issue) => issue.field);
  };
  const withParam = (C: unknown) => ({ ...makeFlow(), nodes: [{ id: 'svc', component: 'models.svc', params: { C } }] });

  it.each([
    [
      'a threshold in text',
      { ...makeFlow(), deploy: { gate: { metric: 'accuracy', threshold: '0.9' } } },
      ['deploy.gate.threshold'],
    ],
    ['too many values', withParam({ values: Array.from({ length: 201 }, () => 1) }), ['nodes.0.params.C']],
    ['a number beyond numbers', withParam(Number.POSITIVE_INFINITY), ['nodes.0.params.C']],
    ['two faults', { ...makeFlow(), name: '', edges: [{ from: 'a' }] }, ['name', 'edges.0.to']],
  ])('names the place of %s', (_name, document, expected) => {
    expect(field(document)).toEqual(expected);
  });

  it('says what a parameter may be', () => {
    expect(checkFlow(withParam({ low: 1 }), testCatalogue)).toMatchObject({
      flow: null,
      runnable: false,
      issues: [{ message: expect.stringContaining('{values: [...]}') }],
    });
  });

  it('fills defaults in, twice the same', () => {
    const once = checkFlow({ schemaVersion: 1, name: 'a', nodes: [], edges: [] }, testCatalogue);

    expect(once.flow?.deploy).toEqual({
      gate: null,
      online: { enabled: false, target: 'serverless' },
      batch: { enabled: false, schedule: null, source: null, destination: null, scores: false },
    });
    expect(checkFlow(once.flow, testCatalogue)).toEqual(once);
  });
});
