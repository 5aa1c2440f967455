import { applyOperation, type Flow, type Operation } from '@flowi/contracts/flow';
import { chain, flowArbitrary, makeFlow, testCatalogue } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawEdges, drawNodes, drawNotes, noteIdOf } from './graph-elements.ts';
import { placesOf } from './layout.ts';

const draw = (flow: Flow, before?: ReturnType<typeof drawNodes>) =>
  drawNodes(flow, testCatalogue, placesOf(flow), before);

function after(flow: Flow, operation: Operation): Flow {
  const applied = applyOperation(flow, operation);
  if (!applied.ok) throw new Error(applied.message);
  return applied.flow;
}

it('leaves the nodes that an edit does not touch as they are', () => {
  const flow = makeFlow();
  const before = draw(flow);
  const edited = after(flow, { type: 'set-parameter', nodeId: 'svc', name: 'C', value: { values: [1, 2, 3] } });

  const now = draw(edited, before);

  expect(now.filter((node, index) => node !== before[index]).map(({ id }) => id)).toEqual(['svc']);
  expect(now[3]?.data.combinations).toBe(3);
});

it('gives every node and edge of any document an id of its own', () => {
  fc.assert(
    fc.property(flowArbitrary, (flow) => {
      const ids = draw(flow).map(({ id }) => id);
      const edges = drawEdges(flow);

      expect(new Set(ids).size).toBe(flow.nodes.length);
      expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
      expect(edges.every(({ source, target }) => ids.includes(source) && ids.includes(target))).toBe(true);
    }),
  );
});

it('keeps a kind that is not in the catalogue', () => {
  const flow = makeFlow({ nodes: [{ id: 'x', component: 'no.such_thing', params: { a: 1 } }], edges: [] });

  expect(draw(flow)[0]?.data).toMatchObject({ component: undefined, node: { params: { a: 1 } } });
});

it('keeps edges that are still there as they are', () => {
  const before = drawEdges(makeFlow());
  const now = drawEdges(makeFlow({ edges: [...chain('load', 'split'), ...chain('load', 'scale')] }), before);

  expect(now[0]).toBe(before[0]);
  expect(now[1]?.id).toBe('load>scale');
});

it('draws each note under an id that no node has, and leaves those alone that did not change', () => {
  fc.assert(
    fc.property(flowArbitrary, (flow) => {
      const notes = drawNotes(flow, true);
      const ids = [...draw(flow), ...notes].map(({ id }) => id);

      expect(new Set(ids).size).toBe(flow.nodes.length + flow.notes.length);
      expect(notes.map(({ id }) => noteIdOf(id))).toEqual(flow.notes.map(({ id }) => id));
      expect(drawNotes({ ...flow, name: 'other' }, true, notes)).toEqual(notes);
      expect(draw(flow).every(({ id }) => noteIdOf(id) === null)).toBe(true);
    }),
  );
});

it('has ports at top and bottom where most edges go down', () => {
  const across = makeFlow();
  const down = makeFlow({
    nodes: across.nodes.map((node, index) => ({ ...node, position: { x: index % 2, y: index * 100 } })),
  });

  expect(new Set(draw(across).map(({ sourcePosition }) => sourcePosition))).toEqual(new Set(['right']));
  expect(new Set(draw(down).map(({ targetPosition }) => targetPosition))).toEqual(new Set(['top']));
});
