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
      expect(picture.querySelectorAll('rect')).toHaveLength(flow.nodes.length);
    }),
  );
});
