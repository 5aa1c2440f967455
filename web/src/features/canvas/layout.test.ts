import { chain, makeFlow } from '@flowi/contracts/flow/testing';
import { expect, it } from 'vitest';
import { directionOf, layOut, placesOf, tidyPlaces } from './layout.ts';
import { NODE_SIZE } from './node-size.ts';

const placesIn = (flow: Parameters<typeof placesOf>[0]) => Object.fromEntries(placesOf(flow));

it('puts each node right of what feeds it, without overlap', () => {
  const { nodes } = makeFlow();
  const places = layOut(nodes, [...makeFlow().edges, { from: 'scale', to: 'nowhere' }]);
  const xs = nodes.map(({ id }) => places.get(id)?.x ?? Number.NaN);

  for (const [index, x] of xs.slice(1).entries()) expect(x).toBeGreaterThan((xs[index] ?? 0) + NODE_SIZE.width);
});

it('keeps the places of the document and puts the others below them', () => {
  const flow = makeFlow({
    nodes: [
      { id: 'load', component: 'load.table', position: { x: 40, y: 300 } },
      { id: 'svc', component: 'models.svc' },
    ],
    edges: chain('load', 'svc'),
  });

  const { load, svc } = placesIn(flow);
  expect(load).toEqual({ x: 40, y: 300 });
  expect(svc?.y).toBeGreaterThanOrEqual(300 + NODE_SIZE.height);
});

it('tidies some nodes where they are', () => {
  const position = { x: 500, y: 700 };
  const nodes = makeFlow().nodes.map((node) => ({ ...node, position }));

  const places = tidyPlaces({ nodes, edges: makeFlow().edges }, new Set(['scale', 'svc']));

  expect([...places.keys()]).toEqual(['scale', 'svc']);
  expect(places.get('scale')).toEqual(position);
  expect(places.get('svc')?.x).toBeGreaterThan(position.x + NODE_SIZE.width);
});

it('lays out circles and flows without nodes', () => {
  expect(layOut([{ id: 'a' }, { id: 'b' }], [...chain('a', 'b'), ...chain('b', 'a')]).size).toBe(2);
  expect(placesIn({ nodes: [], edges: [] })).toEqual({});
});

it('lays out either way, and sees which way it is', () => {
  const branches = ['a', 'b', 'c', 'd'];
  const flow = makeFlow({
    nodes: ['load', ...branches, 'end'].map((id) => ({ id, component: 'models.svc' })),
    edges: branches.flatMap((id) => chain('load', id, 'end')),
  });

  for (const direction of ['right', 'down'] as const) {
    const places = layOut(flow.nodes, flow.edges, direction);
    expect(directionOf(flow.edges, places)).toBe(direction);
  }
  expect(directionOf([], new Map())).toBe('right');
});
