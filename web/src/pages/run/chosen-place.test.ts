import { expect, it } from 'vitest';
import { chosenOf, type Place, placeAfter } from './chosen-place.ts';

const fill: Place = { node: 'fill' };
const link: Place = { node: 'fill', to: 'svc' };
const none = { nodes: new Set<string>() };
const noEdge = { edges: [] };
const edge = { edges: [{ from: 'fill', to: 'svc' }] };
const node = { nodes: new Set(['acc']) };

it.each([
  ['an edge after a node', fill, [none, edge], link],
  ['an edge after a node, told the other way round', fill, [edge, none], link],
  ['a node after an edge', link, [noEdge, node], { node: 'acc' }],
  ['a node after an edge, told the other way round', link, [node, noEdge], { node: 'acc' }],
  ['nothing after a node', fill, [none], null],
  ['nothing after an edge', link, [noEdge], null],
  ['a node after nothing', null, [node], { node: 'acc' }],
] as const)('chooses %s', (_, before, choices, after) => {
  expect(choices.reduce<Place | null>(placeAfter, before)).toEqual(after);
});

it('shows a node or an edge as chosen, not both', () => {
  expect(chosenOf(link)).toEqual({ nodes: new Set(), edges: [{ from: 'fill', to: 'svc' }] });
  expect(chosenOf(fill)).toEqual({ nodes: new Set(['fill']), edges: [] });
  expect(chosenOf(null)).toEqual({ nodes: new Set(), edges: [] });
});
