import { applyOperation, type Flow, type Operation } from '@flowi/contracts/flow';
import { chain, makeFlow, testCatalogue } from '@flowi/contracts/flow/testing';
import { expect, it } from 'vitest';
import { placesOf } from '../../../features/canvas/layout.ts';
import { NODE_SIZE } from '../../../features/canvas/node-size.ts';
import { clipText, readClip } from './clipboard.ts';
import { addBehind, addOnEdge, asSeen, canBridge, pasting, removal } from './edits.ts';

function after(flow: Flow, operation: Operation | null | undefined): Flow {
  const applied = operation ? applyOperation(flow, operation) : undefined;
  if (!applied?.ok) throw new Error(applied?.message ?? 'no operation');
  return applied.flow;
}

const chosen = (...ids: string[]) => ({ nodes: new Set(ids), edges: [] });
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

it('puts a node on an edge, or says that it may not stand there', () => {
  const flow = makeFlow();
  const edge = { from: 'scale', to: 'svc' };
  const added = addOnEdge(flow, testCatalogue, 'preprocessing.fill_na', edge);

  expect(after(flow, added?.operation).edges).toContainEqual({ from: 'fill_na', to: 'svc' });
  expect(addOnEdge(flow, testCatalogue, 'metrics.accuracy', edge)).toBeNull();
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
