import { expect, it } from 'vitest';
import type { Flow } from '../flow.schema.ts';
import { chain, makeFlow } from '../testing/index.ts';
import { applyOperation } from './apply-operation.ts';
import { copyNodes, type FlowFragment, freshNodeId, freshNoteId } from './paste.ts';

function pasted(flow: Flow, fragment: FlowFragment, offset = { x: 0, y: 0 }): Flow {
  const applied = applyOperation(flow, { type: 'paste', fragment, offset });
  if (!applied.ok) throw new Error(applied.message);
  return applied.flow;
}

const source = makeFlow({
  nodes: [
    {
      id: 'fill',
      component: 'preprocessing.fill_na',
      params: { strategy: { values: ['mean', 'median'] } },
      position: { x: 10, y: 20 },
    },
    { id: 'scale', component: 'preprocessing.standard_scaler' },
    { id: 'svc', component: 'models.svc', params: { C: { values: [1, 10] } } },
    { id: 'acc', component: 'metrics.accuracy' },
  ],
  edges: chain('fill', 'scale', 'svc', 'acc'),
});
const clipboard = copyNodes(source, ['fill', 'scale', 'svc']);

it('carries edges, parameters and several values to another flow under new ids', () => {
  const flow = pasted(makeFlow(), clipboard, { x: 5, y: -5 });

  expect(flow.nodes.slice(5)).toEqual([
    {
      id: 'fill',
      component: 'preprocessing.fill_na',
      params: { strategy: { values: ['mean', 'median'] } },
      position: { x: 15, y: 15 },
    },
    { id: 'scale_2', component: 'preprocessing.standard_scaler', params: {} },
    { id: 'svc_2', component: 'models.svc', params: { C: { values: [1, 10] } } },
  ]);
  expect(flow.edges.slice(4)).toEqual(chain('fill', 'scale_2', 'svc_2'));
});

it('leaves edges to nodes outside the fragment out', () => {
  expect(copyNodes(source, ['svc', 'acc']).edges).toEqual(chain('svc', 'acc'));
  expect(pasted(makeFlow({ nodes: [], edges: [] }), { ...clipboard, edges: source.edges }).edges).toEqual(
    chain('fill', 'scale', 'svc'),
  );
});

it('counts on from copies that are there', () => {
  const twice = pasted(pasted(makeFlow(), clipboard), clipboard);

  expect(twice.nodes.slice(5).map((node) => node.id)).toEqual([
    'fill',
    'scale_2',
    'svc_2',
    'fill_2',
    'scale_3',
    'svc_3',
  ]);
  expect(freshNodeId(twice, 'svc_2')).toBe('svc_4');
});

it('keeps the number within the longest id', () => {
  const id = 'a'.repeat(64);
  const flow = makeFlow({ nodes: [{ id, component: 'models.svc' }], edges: [] });

  expect(freshNodeId(flow, id)).toBe(`${'a'.repeat(62)}_2`);
});

it('carries notes along, under ids of their own', () => {
  const note = { id: 'note', text: 'Ask Ana', position: { x: 10, y: 20 } };
  const noted = makeFlow({ notes: [note, { ...note, id: 'left' }] });

  const flow = pasted(noted, copyNodes(noted, ['svc'], ['note']), { x: 5, y: -5 });

  expect(flow.nodes.at(-1)?.id).toBe('svc_2');
  expect(flow.notes.slice(2)).toEqual([{ ...noted.notes[0], id: 'note_2', position: { x: 15, y: 15 } }]);
  expect(freshNoteId(flow, 'note')).toBe('note_3');
});
