import { type Flow, type Operation, serializeFlow } from '@flowi/contracts/flow';
import { flowArbitrary, makeFlow, operationArbitrary } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FlowEditor } from './flow-editor.ts';
import { HISTORY_LIMIT } from './history.ts';

const text = (flow: Flow) => serializeFlow(flow, 'json');
const setC = (value: number): Operation => ({ type: 'set-parameter', nodeId: 'svc', name: 'C', value });

it('takes back any edits to the first document and brings them again to the last', () => {
  fc.assert(
    fc.property(flowArbitrary, fc.array(operationArbitrary, { maxLength: HISTORY_LIMIT }), (flow, operations) => {
      const editor = new FlowEditor(flow, () => 0);
      for (const operation of operations) editor.edit(operation);
      const last = text(editor.flow);
      const steps = editor.history.past.length;

      for (let step = 0; step < steps; step += 1) editor.undo();
      expect(text(editor.flow)).toBe(text(flow));

      for (let step = 0; step < steps; step += 1) editor.redo();
      expect(text(editor.flow)).toBe(last);
    }),
  );
});

it('goes back fifty steps and no further', () => {
  const editor = new FlowEditor(makeFlow(), () => 0);
  for (let value = 2; value < 62; value += 1) editor.edit(setC(value));
  for (let step = 0; step < 70; step += 1) editor.undo();

  expect(editor.flow.nodes.find(({ id }) => id === 'svc')?.params['C']).toBe(11);
});

it('takes typing within half a second for one step', () => {
  let now = 0;
  const editor = new FlowEditor(makeFlow(), () => now);
  for (const [at, value] of [
    [0, 2],
    [400, 3],
    [800, 4],
    [1301, 5],
  ] as const) {
    now = at;
    editor.edit(setC(value), { mergeKey: 'svc.C' });
  }

  editor.undo();
  expect(editor.flow.nodes[3]?.params['C']).toBe(4);
  editor.undo();
  expect(editor.flow.nodes[3]?.params['C']).toBe(1);
});

it('makes no step of an edit that changes nothing, and none of one that is refused', () => {
  const editor = new FlowEditor(makeFlow());

  expect(editor.edit(setC(1))).toBeNull();
  expect(editor.edit({ type: 'connect', edge: { from: 'acc', to: 'load' } })?.problem).toBe('cycle');
  expect(editor.history.past).toEqual([]);
});

it.each(['clear', 'import', 'restore', 'tidy'] as const)('%s is one step', (kind) => {
  const editor = new FlowEditor(makeFlow());
  const operations: Record<typeof kind, Operation> = {
    clear: { type: 'replace-document', flow: makeFlow({ nodes: [], edges: [] }) },
    import: { type: 'replace-document', flow: makeFlow({ name: 'another' }) },
    restore: { type: 'replace-document', flow: makeFlow({ edges: [] }) },
    tidy: { type: 'move-nodes', moves: ['load', 'svc'].map((nodeId) => ({ nodeId, position: { x: 1, y: 2 } })) },
  };
  editor.edit(operations[kind], { step: { kind, subject: '' } });

  expect(editor.history.past.map(({ step }) => step.kind)).toEqual([kind]);
  editor.undo();
  expect(editor.flow).toEqual(makeFlow());
});

it('forgets the choice of what is gone', () => {
  const editor = new FlowEditor(makeFlow());
  editor.select({ nodes: new Set(['svc', 'acc']), edges: [{ from: 'svc', to: 'acc' }] });
  editor.edit({ type: 'remove-node', nodeId: 'svc', bridge: false });

  expect([...editor.selection.nodes]).toEqual(['acc']);
  expect(editor.selection.edges).toEqual([]);
});
