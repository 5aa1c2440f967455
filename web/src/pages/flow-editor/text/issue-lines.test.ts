import { FLOW_FORMATS, type Flow, parseFlowText, serializeFlow, validateFlow } from '@flowi/contracts/flow';
import { chain, makeFlow, testCatalogue } from '@flowi/contracts/flow/testing';
import { expect, it } from 'vitest';
import { issueLines } from './issue-lines.ts';

const flow: Flow = makeFlow({
  nodes: makeFlow().nodes.map((node) => (node.id === 'svc' ? { ...node, params: { C: -1 } } : node)),
  edges: [...chain('load', 'split', 'scale', 'svc', 'acc'), { from: 'svc', to: 'nowhere' }],
  deploy: { gate: { metric: 'luck' } },
});

it.each(FLOW_FORMATS)('finds the line of each problem in %s', (format) => {
  const text = serializeFlow(flow, format);
  const issues = validateFlow(flow, testCatalogue);
  const lines = issueLines(text, issues, flow);
  const textAt = (code: string) => text.split('\n')[(lines[issues.findIndex((issue) => issue.code === code)] ?? 0) - 1];

  expect(textAt('invalid_parameter')).toMatch(/C"?: -1/);
  expect(textAt('gate_metric_missing')).toContain('luck');
  const edge = text
    .split('\n')
    .slice((lines[issues.findIndex(({ code }) => code === 'dangling_edge')] ?? 0) - 1)
    .join(' ');
  expect(edge).toMatch(/^\s*(- )?\{[^}]*nowhere/);
});

it.each([
  ['name: iris\nnodes: [', 2],
  ['schemaVersion: 1\nname: iris\nnodes:\n  - {id: 1x, component: a}\nedges: []', 4],
])('finds the line of a text that is no flow', (text, line) => {
  const parsed = parseFlowText(text);
  if (parsed.ok) throw new Error('it is a flow');

  expect(issueLines(text, parsed.issues, null)[0]).toBe(line);
});

it('knows no line of what the text does not have', () => {
  expect(issueLines('a: 1', [{ code: 'missing_model', severity: 'error', field: 'nodes', message: '' }], null)).toEqual(
    [null],
  );
});
