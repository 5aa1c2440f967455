import { applyOperation, type Flow, type Operation } from '@flowi/contracts/flow';
import { chain, makeFlow, testCatalogue } from '@flowi/contracts/flow/testing';
import { expect, it } from 'vitest';
import { placesOf } from '../../../features/canvas/layout.ts';
import { NODE_SIZE } from '../../../features/canvas/node-size.ts';
import { clipText, readClip } from './clipboard.ts';
import {
  addBehind,
  addNoteAt,
  addOnEdge,
  asSeen,
  besides,
  canBridge,
  freeNotePlace,
  gapOf,
  joinOnEdge,
  moving,
  pasting,
  removal,
  tidied,
} from './edits.ts';

function after(flow: Flow, operation: Operation | null | undefined): Flow {
  const applied = operation ? applyOperation(flow, operation) : undefined;
  if (!applied?.ok) throw new Error(applied?.message ?? 'no operation');
  return applied.flow;
}

const chosen = (...ids: string[]) => ({ nodes: new Set(ids), edges: [], notes: new Set<string>() });
const note = { id: 'note', text: '<b>Ask</b> Ana', position: { x: 400, y: 300 }, size: { width: 100, height: 60 } };
const source = makeFlow({
  nodes: [
    { id: 'scale', component: 'preprocessing.standard_scaler' },
    { id: 'svc', component: 'models.svc', params: { C: { values: [0.1, 1, 10] } } },
    { id: 'acc', component: 'metrics.accuracy' },
  ],
  edges: chain('scale', 'svc', 'acc'),
});

it('carries three connected nodes to another flow by text: edges, parameters and several values survive, ids are new', () => {
  const clip = readClip(clipText(source, ['scale', 'svc', 'acc']));
  if (!clip.ok) throw new Error(clip.reason ?? 'foreign');
  const target = makeFlow();
  const { nodeIds, operation } = pasting(target, clip.fragment, { x: 1_000, y: 1_000 });

  const flow = after(target, operation);

  expect(nodeIds).toEqual(['scale_2', 'svc_2', 'acc_2']);
  expect(flow.nodes.slice(5).map(({ id, params }) => [id, params])).toEqual([
    ['scale_2', {}],
    ['svc_2', { C: { values: [0.1, 1, 10] } }],
    ['acc_2', {}],
  ]);
  expect(flow.edges.slice(4)).toEqual(chain('scale_2', 'svc_2', 'acc_2'));
  const xs = flow.nodes.slice(5).map(({ position }) => position?.x ?? 0);
  expect((Math.min(...xs) + Math.max(...xs)) / 2).toBe(1_000 - NODE_SIZE.width / 2);
});

it('takes no text that is not nodes, and says what is wrong with nodes that are not sound', () => {
  expect(readClip('hello')).toEqual({ ok: false, reason: null });
  expect(readClip('{"a": 1}')).toEqual({ ok: false, reason: null });
  const broken = readClip('{"flowi": "nodes", "nodes": [{"id": "1 2", "component": "x"}], "edges": []}');
  expect(broken).toEqual({ ok: false, reason: expect.stringContaining('starts with a letter') });
});

it('keeps what was seen where it was when a node is added', () => {
  const flow = makeFlow();
  const seen = placesOf(flow);
  const { nodeId, operation } = addBehind(flow, testCatalogue, 'metrics.log_loss', 'svc');

  const now = placesOf(after(flow, operation));

  for (const [id, place] of seen) expect(now.get(id)).toEqual(place);
  expect(now.get(nodeId)?.x).toBeGreaterThan(seen.get('svc')?.x ?? 0);
});

it('joins a node that is added behind another one only where the rules allow it', () => {
  const flow = makeFlow();
  const edgesWith = (component: string, behind: string) =>
    after(flow, addBehind(flow, testCatalogue, component, behind).operation).edges.length;

  expect(edgesWith('metrics.confusion_matrix', 'svc')).toBe(5);
  expect(edgesWith('metrics.r2', 'svc')).toBe(4);
});

it('puts a node on an edge, or says why it may not stand there', () => {
  const flow = makeFlow();
  const edge = { from: 'scale', to: 'svc' };
  const added = addOnEdge(flow, testCatalogue, 'preprocessing.fill_na', edge);

  expect('operation' in added && after(flow, added.operation).edges).toContainEqual({ from: 'fill_na', to: 'svc' });
  expect(addOnEdge(flow, testCatalogue, 'metrics.accuracy', edge)).toEqual({
    refusal: expect.objectContaining({ message: expect.stringContaining('takes predictions, but scale') }),
  });
});

it('puts a node that is there on an edge, or says why it may not stand there', () => {
  const flow = makeFlow({
    nodes: [
      ...makeFlow().nodes,
      { id: 'fill', component: 'preprocessing.fill_na' },
      { id: 'recall', component: 'metrics.confusion_matrix' },
    ],
  });
  const edge = { from: 'scale', to: 'svc' };
  const joined = joinOnEdge(flow, testCatalogue, 'fill', edge);

  expect('operations' in joined && after(flow, asSeen(flow, joined.operations)).edges).toEqual([
    ...chain('load', 'split', 'scale'),
    ...chain('svc', 'acc'),
    ...chain('scale', 'fill', 'svc'),
  ]);
  expect(joinOnEdge(flow, testCatalogue, 'recall', edge)).toMatchObject({
    refusal: { message: expect.stringContaining('recall') },
  });
});

it('bridges a gap only where what is left fits together', () => {
  expect(canBridge(makeFlow(), testCatalogue, 'scale')).toBe(true);
  expect(canBridge(makeFlow(), testCatalogue, 'svc')).toBe(false);
  expect(canBridge(makeFlow(), testCatalogue, 'load')).toBe(false);
  const flow = makeFlow();
  expect(after(flow, removal(flow, chosen('scale'), true)).edges).toContainEqual({ from: 'split', to: 'svc' });
});

it('takes chosen nodes and edges away in one step', () => {
  const flow = makeFlow();
  const operation = removal(flow, {
    notes: new Set(),
    nodes: new Set(['acc']),
    edges: [...chain('svc', 'acc'), ...chain('load', 'split')],
  });

  expect(after(flow, operation).edges).toEqual(chain('split', 'scale', 'svc'));
  expect(removal(flow, chosen())).toBeNull();
});

it('adds nothing to an operation when every node has its place', () => {
  const flow = makeFlow({ nodes: [{ id: 'a', component: 'models.svc', position: { x: 0, y: 0 } }], edges: [] });
  const operation = { type: 'remove-node', nodeId: 'a', bridge: false } as const;

  expect(asSeen(flow, [operation])).toBe(operation);
});

it('offers to close the gap that a single node in the middle leaves, where its neighbours fit together', () => {
  const flow = makeFlow({ notes: [note] });

  expect(gapOf(flow, testCatalogue, chosen('scale'))).toEqual({ nodeId: 'scale', edges: chain('split', 'svc') });
  expect(gapOf(flow, testCatalogue, { ...chosen('scale'), edges: chain('split', 'scale') })).not.toBeNull();
  expect(gapOf(flow, testCatalogue, chosen('svc'))).toBeNull();
  expect(gapOf(flow, testCatalogue, chosen('scale', 'acc'))).toBeNull();
  expect(gapOf(flow, testCatalogue, { ...chosen('scale'), edges: chain('svc', 'acc') })).toBeNull();
  expect(gapOf(flow, testCatalogue, { ...chosen('scale'), notes: new Set(['note']) })).toBeNull();
});

it('adds, moves, copies and removes notes like nodes', () => {
  const { noteId, operation } = addNoteAt(makeFlow({ notes: [note] }), { x: 10.4, y: 20.6 });
  const flow = after(makeFlow({ notes: [note] }), operation);
  const place = { x: 1, y: 2 };
  const moved = after(flow, asSeen(flow, moving(new Map([['svc', place]]), new Map([[noteId, place]]))));
  const clip = readClip(clipText(moved, ['svc'], ['note']));
  if (!clip.ok) throw new Error(clip.reason ?? 'foreign');
  const copy = pasting(moved, clip.fragment, besides(moved, { nodes: new Set(['svc']), notes: new Set(['note']) }));
  const doubled = after(moved, copy.operation);

  expect(flow.notes[1]).toEqual({
    id: 'note_2',
    text: '',
    position: { x: 10, y: 21 },
    size: { width: 220, height: 120 },
    colour: 'yellow',
  });
  expect(moved.notes.map(({ position }) => position)).toEqual([note.position, place]);
  expect(copy.noteIds).toEqual(['note_3']);
  expect(doubled.notes[2]).toEqual({ ...moved.notes[0], id: 'note_3', position: { x: 440, y: 340 } });
  expect(doubled.nodes.at(-1)?.position).toEqual({ x: 41, y: 42 });
  expect(after(doubled, removal(doubled, { ...chosen(), notes: new Set(['note', 'note_3']) })).notes).toHaveLength(1);
});

it('finds a place for a note where it covers neither a node nor another note', () => {
  const flow = makeFlow({
    nodes: [{ id: 'a', component: 'models.svc', position: { x: 0, y: 0 } }],
    edges: [],
    notes: [{ ...note, position: { x: 0, y: 100 } }],
  });

  expect(freeNotePlace(flow, { x: 10, y: -20 })).toEqual({ x: 10, y: 172 });
  expect(freeNotePlace(flow, { x: 10, y: -140 })).toEqual({ x: 10, y: -140 });
  expect(freeNotePlace(flow, { x: 600, y: 0 })).toEqual({ x: 600, y: 0 });
});

it('takes notes alone from the clipboard, and nothing from an empty one', () => {
  const flow = makeFlow({ notes: [note] });

  expect(readClip(clipText(flow, [], ['note']))).toMatchObject({ ok: true, fragment: { nodes: [], notes: [note] } });
  expect(readClip(clipText(flow, []))).toEqual({ ok: false, reason: null });
});

it('tidies all or what is chosen, the way the flow goes or another one', async () => {
  const flow = makeFlow();
  const all = new Set(flow.nodes.map(({ id }) => id));
  const down = await tidied(flow, new Set(), 'turned');
  const turned = after(flow, asSeen(flow, moving(down)));
  const ys = flow.nodes.map(({ id }) => down.get(id)?.y ?? Number.NaN);

  expect(ys).toEqual(ys.toSorted((a, b) => a - b));
  expect(new Set([...down.values()].map(({ x }) => x)).size).toBe(1);
  expect(await tidied(turned, all)).toEqual(down);
  expect([...(await tidied(turned, new Set(['scale', 'svc']), 'right')).keys()]).toEqual(['scale', 'svc']);
});
