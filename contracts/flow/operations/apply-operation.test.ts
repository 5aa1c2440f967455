import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow } from '../flow.schema.ts';
import { FLOW_LIMITS } from '../limits.ts';
import { serializeFlow } from '../serialize.ts';
import { chain, flowArbitrary, makeFlow, operationArbitrary } from '../testing/index.ts';
import { applyOperation } from './apply-operation.ts';
import { type Operation, operationSchema } from './operation.schema.ts';

/** Applies what applies, in order; what is refused is passed over, like a refused edit on the canvas. */
function play(start: Flow, operations: readonly Operation[]): { flow: Flow; inverses: Operation[] } {
  const inverses: Operation[] = [];
  let flow = start;
  for (const operation of operations) {
    const applied = applyOperation(flow, operation);
    if (!applied.ok) continue;
    flow = applied.flow;
    inverses.unshift(applied.inverse);
  }
  return { flow, inverses };
}

function apply(flow: Flow, operation: Operation): Flow {
  const applied = applyOperation(flow, operation);
  if (!applied.ok) throw new Error(applied.message);
  return applied.flow;
}

function problem(flow: Flow, operation: Operation): string {
  const applied = applyOperation(flow, operation);
  return applied.ok ? 'applied' : applied.problem;
}

const manyEdits = fc.array(operationArbitrary, { maxLength: 12 });
const stored = (operation: Operation) => operationSchema.parse(JSON.parse(JSON.stringify(operation)));

describe('undo and redo', () => {
  it('give the original and the final document, whatever was done', () => {
    fc.assert(
      fc.property(flowArbitrary, manyEdits, (original, operations) => {
        const done = play(original, operations);
        const undone = play(done.flow, done.inverses);
        const redone = play(undone.flow, undone.inverses);

        expect(undone.inverses).toHaveLength(done.inverses.length);
        expect(undone.flow).toStrictEqual(original);
        expect(redone.flow).toStrictEqual(done.flow);
        expect(serializeFlow(undone.flow, 'json')).toBe(serializeFlow(original, 'json'));
      }),
      { numRuns: 300 },
    );
  });

  it('work with steps that were stored as JSON', () => {
    fc.assert(
      fc.property(flowArbitrary, manyEdits, (original, operations) => {
        const done = play(original, operations.map(stored));

        expect(play(done.flow, done.inverses.map(stored)).flow).toEqual(original);
      }),
    );
  });

  it('refuse a step that no longer fits the flow', () => {
    const { inverses } = play(makeFlow(), [{ type: 'remove-node', nodeId: 'load', bridge: false }]);
    const { inverses: back } = play(makeFlow({ nodes: [], edges: [] }), inverses);

    expect(back).toHaveLength(1);
    expect(problem(makeFlow({ nodes: [] }), { type: 'splice', nodes: { at: 3, remove: 1, insert: [] } })).toBe(
      'does_not_fit',
    );
    expect(problem(makeFlow({ edges: [] }), { type: 'splice', edges: { at: 0, remove: 1, insert: [] } })).toBe(
      'does_not_fit',
    );
  });

  it('keep a small step small', () => {
    const applied = applyOperation(makeFlow(), { type: 'set-parameter', nodeId: 'svc', name: 'C', value: 10 });

    expect(applied).toMatchObject({
      inverse: { nodes: { at: 3, remove: 1, insert: [{ id: 'svc' }] }, edges: undefined, settings: undefined },
    });
  });
});

describe('an operation', () => {
  it('never changes the flow it is given and gives a flow of the right shape', () => {
    fc.assert(
      fc.property(flowArbitrary, operationArbitrary, (flow, operation) => {
        const before = JSON.stringify(flow);

        const applied = applyOperation(flow, operation);

        expect(JSON.stringify(flow)).toBe(before);
        if (applied.ok)
          expect(operationSchema.parse({ type: 'replace-document', flow: applied.flow })).toHaveProperty(
            'flow',
            applied.flow,
          );
      }),
    );
  });

  it('applies as a group or not at all', () => {
    const add = (id: string) => ({ type: 'add-node' as const, node: { id, component: 'models.svc', params: {} } });
    const flow = makeFlow();

    expect(problem(flow, { type: 'group', operations: [add('a'), add('a')] })).toBe('node_exists');
    expect(apply(flow, { type: 'group', operations: [add('a'), add('b')] }).nodes).toHaveLength(7);
  });

  it('stops at the limits of a flow', () => {
    const nodes = Array.from({ length: FLOW_LIMITS.nodes }, (_, index) => ({
      id: `n${index}`,
      component: 'models.svc',
      params: {},
    }));
    const full = makeFlow({ nodes, edges: [] });
    const edges = Array.from({ length: FLOW_LIMITS.edges }, (_, index) => ({
      from: `n${index % 40}`,
      to: `n${50 + (index % 400)}`,
    }));

    expect(problem(full, { type: 'add-node', node: { id: 'more', component: 'models.svc', params: {} } })).toBe(
      'too_many_nodes',
    );
    expect(problem({ ...full, edges }, { type: 'connect', edge: { from: 'n1', to: 'n499' } })).toBe('too_many_edges');
  });
});

describe('edges', () => {
  it.each([
    ['an unknown node', { from: 'load', to: 'nowhere' }, 'node_not_found'],
    ['an edge that is there', { from: 'load', to: 'split' }, 'edge_exists'],
    ['a circle', { from: 'acc', to: 'load' }, 'cycle'],
    ['a node to itself', { from: 'svc', to: 'svc' }, 'cycle'],
    ['a new edge', { from: 'load', to: 'scale' }, 'applied'],
  ])('connect: %s', (_name, edge, expected) => {
    expect(problem(makeFlow(), { type: 'connect', edge })).toBe(expected);
  });

  it('disconnect takes every copy away', () => {
    const doubled = makeFlow({ edges: [...chain('load', 'split'), ...chain('load', 'split', 'scale')] });

    expect(apply(doubled, { type: 'disconnect', edge: { from: 'load', to: 'split' } }).edges).toEqual(
      chain('split', 'scale'),
    );
    expect(problem(doubled, { type: 'disconnect', edge: { from: 'svc', to: 'acc' } })).toBe('edge_not_found');
  });

  it('insert-on-edge puts the node in between, where the edge was', () => {
    const node = { id: 'fill', component: 'preprocessing.fill_na', params: {} };
    const flow = makeFlow({ edges: chain('load', 'split', 'scale') });
    const edge = { from: 'split', to: 'scale' };

    expect(apply(flow, { type: 'insert-on-edge', edge, node }).edges).toEqual(chain('load', 'split', 'fill', 'scale'));
    expect(problem(flow, { type: 'insert-on-edge', edge: { from: 'a', to: 'b' }, node })).toBe('edge_not_found');
    expect(problem(flow, { type: 'insert-on-edge', edge, node: { ...node, id: 'svc' } })).toBe('node_exists');
    expect(apply({ ...flow, edges: [edge, edge] }, { type: 'insert-on-edge', edge, node }).edges).toEqual(
      chain('split', 'fill', 'scale'),
    );
  });
});

describe('nodes', () => {
  it('remove-node takes the edges along', () => {
    const flow = apply(makeFlow(), { type: 'remove-node', nodeId: 'scale', bridge: false });

    expect(flow.nodes.map((node) => node.id)).toEqual(['load', 'split', 'svc', 'acc']);
    expect(flow.edges).toEqual([...chain('load', 'split'), ...chain('svc', 'acc')]);
  });

  it('remove-node can bridge the gap, without doubling an edge', () => {
    const flow = makeFlow({ edges: [...chain('load', 'split', 'scale', 'svc', 'acc'), ...chain('split', 'svc')] });

    const { edges } = apply(flow, { type: 'remove-node', nodeId: 'scale', bridge: true });

    expect(edges).toEqual([...chain('load', 'split'), ...chain('svc', 'acc'), ...chain('split', 'svc')]);
    expect(apply(makeFlow(), { type: 'remove-node', nodeId: 'scale', bridge: true }).edges).toContainEqual({
      from: 'split',
      to: 'svc',
    });
  });

  it('rename-node takes the edges along', () => {
    const flow = apply(makeFlow(), { type: 'rename-node', nodeId: 'svc', newId: 'machine' });

    expect(flow.edges).toEqual(chain('load', 'split', 'scale', 'machine', 'acc'));
    expect(problem(flow, { type: 'rename-node', nodeId: 'svc', newId: 'x' })).toBe('node_not_found');
    expect(problem(flow, { type: 'rename-node', nodeId: 'machine', newId: 'acc' })).toBe('node_exists');
    expect(problem(flow, { type: 'rename-node', nodeId: 'acc', newId: 'acc' })).toBe('applied');
  });

  it('a parameter keeps its place when written again, and its default holds when cleared', () => {
    const flow = makeFlow({ nodes: [{ id: 'svc', component: 'models.svc', params: { C: 1, kernel: 'rbf' } }] });

    const written = apply(flow, { type: 'set-parameter', nodeId: 'svc', name: 'C', value: { values: [1, 2] } });
    const cleared = apply(written, { type: 'clear-parameter', nodeId: 'svc', name: 'C' });

    expect(Object.keys(written.nodes[0]?.params ?? {})).toEqual(['C', 'kernel']);
    expect(cleared.nodes[0]?.params).toEqual({ kernel: 'rbf' });
    expect(
      operationSchema.safeParse({ type: 'set-parameter', nodeId: 'svc', name: '__proto__', value: 1 }).success,
    ).toBe(false);
  });

  it('move-nodes moves all or none', () => {
    const position = { x: 1, y: 2 };
    const flow = apply(makeFlow(), { type: 'move-nodes', moves: [{ nodeId: 'svc', position }] });

    expect(flow.nodes.map((node) => node.position)).toEqual([undefined, undefined, undefined, position, undefined]);
    expect(
      problem(flow, {
        type: 'move-nodes',
        moves: [
          { nodeId: 'svc', position },
          { nodeId: 'gone', position },
        ],
      }),
    ).toBe('node_not_found');
  });

  it.each(['remove-node', 'set-parameter', 'clear-parameter'] as const)('%s names a node that is not there', (type) => {
    const applied = applyOperation(makeFlow(), { type, nodeId: 'gone', bridge: false, name: 'C', value: 1 });

    expect(applied).toMatchObject({ ok: false, problem: 'node_not_found', message: expect.stringContaining('"gone"') });
  });
});

describe('notes', () => {
  const note = { id: 'note', text: 'Ask Ana', position: { x: 1, y: 2 }, colour: 'yellow' as const };
  const size = { width: 220, height: 120 };
  const flow = makeFlow({ notes: [note] });

  it('are added, once under an id, up to a limit', () => {
    const added = apply(flow, { type: 'add-note', note: { ...note, id: 'another', size } });
    const full = makeFlow({
      notes: Array.from({ length: FLOW_LIMITS.notes }, (_, index) => ({ ...note, id: `note_${index}` })),
    });

    expect(added.notes.map(({ id }) => id)).toEqual(['note', 'another']);
    expect(added.nodes).toBe(flow.nodes);
    expect(problem(flow, { type: 'add-note', note: { ...note, size } })).toBe('note_exists');
    expect(problem(full, { type: 'add-note', note: { ...note, size } })).toBe('too_many_notes');
  });

  it('are written, coloured, moved and resized, each without the rest', () => {
    const edited = [
      { type: 'set-note' as const, noteId: 'note', text: 'Ask Bia' },
      { type: 'set-note' as const, noteId: 'note', colour: 'blue' as const },
      { type: 'move-notes' as const, moves: [{ noteId: 'note', position: { x: 5, y: 6 } }] },
      { type: 'resize-note' as const, noteId: 'note', size: { width: 300, height: 80 } },
    ].reduce(apply, flow);
    const drawnByItsCorner = apply(edited, { type: 'resize-note', noteId: 'note', size, position: { x: 0, y: 0 } });

    expect(edited.notes).toEqual([
      { id: 'note', text: 'Ask Bia', position: { x: 5, y: 6 }, size: { width: 300, height: 80 }, colour: 'blue' },
    ]);
    expect(drawnByItsCorner.notes[0]).toMatchObject({ size, position: { x: 0, y: 0 } });
  });

  it('are removed, and brought back by undo', () => {
    const { flow: without, inverses } = play(flow, [{ type: 'remove-note', noteId: 'note' }]);

    expect(without.notes).toEqual([]);
    expect(play(without, inverses).flow).toStrictEqual(flow);
    expect(problem(without, { type: 'splice', notes: { at: 0, remove: 1, insert: [] } })).toBe('does_not_fit');
  });

  it.each([
    { type: 'remove-note' as const, noteId: 'gone' },
    { type: 'set-note' as const, noteId: 'gone', text: 'a' },
    { type: 'move-notes' as const, moves: [{ noteId: 'gone', position: { x: 0, y: 0 } }] },
    { type: 'resize-note' as const, noteId: 'gone', size },
  ])('$type names a note that is not there', (operation) => {
    expect(applyOperation(flow, operation)).toMatchObject({
      ok: false,
      problem: 'note_not_found',
      message: expect.stringContaining('"gone"'),
    });
  });
});
