// @vitest-environment jsdom
import { flowArbitrary, makeFlow, testCatalogue } from '@flowi/contracts/flow/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { graphSvg } from './graph-svg.ts';

const read = (svg: string) => new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;

it('draws every node and every edge', () => {
  const picture = read(graphSvg(makeFlow(), testCatalogue));

  expect(picture.querySelectorAll('rect')).toHaveLength(5);
  expect(picture.querySelectorAll('path')).toHaveLength(4);
  expect(picture.querySelector('title')?.textContent).toBe('iris');
});

it('is sound whatever the names are', () => {
  fc.assert(
    fc.property(flowArbitrary, (flow) => {
      const picture = read(graphSvg(flow, testCatalogue));

      expect(picture.nodeName).toBe('svg');
      expect(picture.querySelectorAll('rect')).toHaveLength(flow.nodes.length + flow.notes.length);
    }),
  );
});

it('draws notes as plain text, in lines that fit', () => {
  const text = `<b>Ask</b> Ana\nwhy C stops at ten, and ${'x'.repeat(40)} ${'more '.repeat(40)}`;
  const flow = makeFlow({
    notes: [{ id: 'note', text, position: { x: -300, y: 0 }, size: { width: 200, height: 120 } }],
  });
  const picture = read(graphSvg(flow, testCatalogue));
  const lines = [...picture.querySelectorAll('text')].map(({ textContent }) => textContent).slice(0, 6);

  expect(picture.querySelector('b')).toBeNull();
  expect(lines.slice(0, 3)).toEqual(['<b>Ask</b> Ana', 'why C stops at ten, and', 'x'.repeat(23)]);
  expect(lines.at(-1)).toMatch(/ …$/);
  expect(picture.getAttribute('viewBox')).toMatch(/^-324 /);
});

it('leads edges downwards where the flow goes down', () => {
  const position = (x: number, y: number) => ({ x, y });
  const flow = makeFlow({
    nodes: makeFlow().nodes.map((node, index) => ({ ...node, position: position(0, index * 120) })),
  });

  expect(read(graphSvg(flow, testCatalogue)).querySelector('path')?.getAttribute('d')).toMatch(/^M92 72 /);
});
